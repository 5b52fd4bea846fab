# modules: buildvalue_t
# PyOS_snprintf: what the C library knows, on a board, too.
import buildvalue_t as t
from support.report import attempt

for name in "printed", "printed_cut":
    attempt(name, getattr(t, name))
