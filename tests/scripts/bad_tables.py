# build: bad_no_name = bad.c -DBAD_NO_NAME
# build: bad_flags = bad.c -DBAD_FLAGS
# build: bad_flags_none = bad.c -DBAD_FLAGS_NONE
# build: bad_flags_combination = bad.c -DBAD_FLAGS_COMBINATION
# build: bad_flags_class_static = bad.c -DBAD_FLAGS_CLASS_STATIC
# build: bad_flags_module = bad.c -DBAD_FLAGS_MODULE
# build: bad_flags_module_class = bad.c -DBAD_FLAGS_MODULE_CLASS
# build: bad_ready_again = bad.c -DBAD_READY_AGAIN
# Mistakes in tables that every host notices while importing.
from support.report import kind

for name in ("bad_no_name", "bad_flags", "bad_flags_none", "bad_flags_combination",
             "bad_flags_class_static", "bad_flags_module", "bad_flags_module_class",
             "bad_ready_again"):
    kind(name, __import__, name)
    kind(name, __import__, name)
