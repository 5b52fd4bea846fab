# modules: buildvalue_t
# skip: micropython:[A-Z]* an image has the VM's own printf, which knows less
# PyOS_snprintf: what the C library knows.
import buildvalue_t as t
from support.report import attempt

for name in "printed", "printed_cut":
    attempt(name, getattr(t, name))
