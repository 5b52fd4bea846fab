# build: bad_no_name = bad.c -DBAD_NO_NAME
# build: bad_basicsize = bad.c -DBAD_BASICSIZE
# build: bad_basicsize_object = bad.c -DBAD_BASICSIZE_OBJECT
# build: bad_weaklist_outside = bad.c -DBAD_WEAKLIST_OUTSIDE
# build: bad_weaklist_misaligned = bad.c -DBAD_WEAKLIST_MISALIGNED
# build: bad_dict_outside = bad.c -DBAD_DICT_OUTSIDE
# build: bad_dict_misaligned = bad.c -DBAD_DICT_MISALIGNED
# build: bad_traverse = bad.c -DBAD_TRAVERSE
# build: bad_flags = bad.c -DBAD_FLAGS
# build: bad_flags_none = bad.c -DBAD_FLAGS_NONE
# build: bad_flags_combination = bad.c -DBAD_FLAGS_COMBINATION
# build: bad_flags_class_static = bad.c -DBAD_FLAGS_CLASS_STATIC
# build: bad_flags_module = bad.c -DBAD_FLAGS_MODULE
# build: bad_flags_module_class = bad.c -DBAD_FLAGS_MODULE_CLASS
# build: bad_member_code = bad.c -DBAD_MEMBER_CODE
# build: bad_member_beyond = bad.c -DBAD_MEMBER_BEYOND
# build: bad_member_across = bad.c -DBAD_MEMBER_ACROSS
# build: bad_member_negative = bad.c -DBAD_MEMBER_NEGATIVE
# build: bad_ready_null = bad.c -DBAD_READY_NULL
# build: bad_ready_again = bad.c -DBAD_READY_AGAIN
# Every mistake in a table is refused with an error that names the module, the type and
# the entry. CPython accepts half of these, and names less.
MISTAKES = {
    "bad_no_name": "",
    "bad_basicsize": "Bad tp_basicsize",
    "bad_basicsize_object": "Bad tp_basicsize",
    "bad_weaklist_outside": "Bad tp_weaklistoffset",
    "bad_weaklist_misaligned": "Bad tp_weaklistoffset",
    "bad_dict_outside": "Bad tp_dictoffset",
    "bad_dict_misaligned": "Bad tp_dictoffset",
    "bad_traverse": "Bad traverse",
    "bad_flags": "Bad faulty",
    "bad_flags_none": "Bad faulty",
    "bad_flags_combination": "Bad faulty",
    "bad_flags_class_static": "Bad faulty",
    "bad_flags_module": "faulty",
    "bad_flags_module_class": "faulty",
    "bad_member_code": "Bad faulty",
    "bad_member_beyond": "Bad faulty",
    "bad_member_across": "Bad faulty",
    "bad_member_negative": "Bad faulty",
    "bad_ready_null": "",
    "bad_ready_again": "Bad",
}

for name in sorted(MISTAKES):
    for _ in range(2):
        try:
            module = __import__(name)
        except Exception as e:
            text = str(e)
            missing = [word for word in [name] + MISTAKES[name].split() if word not in text]
            if not missing:
                print(name, "is refused by name")
            else:
                print(name, "does not name", missing, "in", type(e).__name__ + ":", text)
        else:
            print(name, "was accepted")
print("and the interpreter goes on")
