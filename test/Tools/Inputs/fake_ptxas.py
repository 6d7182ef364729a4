#!/usr/bin/env python3
"""An assembler for the tests' CUDA driver: lists the kernels of a PTX file with their parameters.

FAKE_PTXAS_REPORT=FILE is printed in place of a report without complaints.
"""

import os
import re
import sys

output, source = sys.argv[sys.argv.index("-o") + 1], sys.argv[-1]
with open(source, encoding="ascii") as file:
    text = file.read()
image, report = "arch 90\n", ""
for name, parameters in re.findall(r"\.entry (\w+)\((.*?)\)\n", text, re.DOTALL):
    kinds = []
    for parameter in parameters.split(","):
        map_or_word = "map" if "[128]" in parameter else "i64"
        kinds.append("ptr" if ".ptr" in parameter else map_or_word)
    image += f"kernel {name} {' '.join(kinds)}\n"
    report += f"ptxas info    : Compiling entry function '{name}' for 'sm_90a'\n"
    report += f"ptxas info    : Function properties for {name}\n"
    report += "    0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads\n"
    report += "ptxas info    : Used 8 registers, used 0 barriers\n"
with open(output, "w", encoding="ascii") as file:
    file.write(image + "\0")
if "FAKE_PTXAS_REPORT" in os.environ:
    with open(os.environ["FAKE_PTXAS_REPORT"], encoding="ascii") as file:
        report = file.read()
print(report, end="")
