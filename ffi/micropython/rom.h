// For the file that rom.py writes: what the VM wants of a module's static types, as constants.
// typeobject_type_prebuilt() in type.c checks them when a type is made ready.
#ifndef TYPEOBJECT_MICROPYTHON_ROM_H
#define TYPEOBJECT_MICROPYTHON_ROM_H

#include "type.h"

// Classes made in Python have one of their own; who has this one is known to be no such class.
extern const vmtype_protocol typeobject_rom_protocol;

// What begins a VM type in flash, which ends behind `locals`; of one with a base, behind that. Then
// come the words of its type in RAM (vmtype.words). All are in one table, behind which the slots are
// that they share: ROM_SLOT is one's number.
#define ROM_TYPE_FIELDS \
    mp_obj_empty_type_t mp; \
    PyTypeObject *py; \
    VMTYPE_BITS; \
    const void *locals

typedef struct {
    ROM_TYPE_FIELDS;
} rom_type;
typedef struct {
    ROM_TYPE_FIELDS;
    const void *parent;
} rom_derived_type;

_Static_assert(offsetof(rom_derived_type, py) == offsetof(vmtype, py) && offsetof(rom_derived_type, locals) == offsetof(vmtype, slots[SLOT_LOCALS - 1])
    && offsetof(rom_derived_type, parent) == offsetof(vmtype, slots[SLOT_PARENT - 1]), "a rom_type is how a vmtype begins");

#define ROM_SLOT(table, type, slot) \
    ((offsetof(struct table, slot) - offsetof(struct table, type.vm.py)) / sizeof(void *) + SLOT_PY)
// The name of a type in such a table: where it is and its size in bytes; in an image without and in
// one with docstrings.
#define ROM_NAMED(name, table, type, at, n, at_with_doc, n_with_doc) \
    ROM_NAMED_AT(name, table, type, ROM_WORDS(at, at_with_doc), ROM_WORDS(n, n_with_doc))
#define ROM_NAMED_AT(name, table, type, at, n) ROM_NAMED_HERE(name, table, type, at, n)
#define ROM_NAMED_HERE(name, table, type, at, n) \
    _Static_assert(offsetof(struct table, type) == at && sizeof(((struct table *)0)->type) == n, "rom.py knows the types"); \
    __asm__ (".globl " #name "\n.set " #name ", " #table "+" #at "\n.size " #name ", " #n)

// A descr that nobody asks for its `self`; and packed ones (port.h).
typedef struct {
    mp_obj_base_t base;
    const void *def;
    PyTypeObject *owner;
} rom_descr;
typedef struct {
    mp_obj_base_t base;
    const void *packed;
} rom_packed;
typedef struct {
    mp_obj_base_t base;
    const void *get, *set;
} rom_pair;

#define ROM_DESCR(kind, def, owner) {{&typeobject_##kind##_type}, def, &owner}

// Docstrings are in the tables that would be packed.
#if !MICROPY_ENABLE_DOC_STRING && PACKS_FUNCTIONS
#define ROM_METHOD(kind, function, def, owner) ROM_DESCR(kind, PACKED_FUNCTION(function), owner)
#define ROM_GETTER_TYPE rom_packed
#define ROM_GETTER(get, def, owner) {{&typeobject_getset_type}, PACKED_FUNCTION(get)}
#define ROM_PAIR_TYPE rom_pair
#define ROM_PAIR(get, set, def, owner) {{&typeobject_getset_type}, PACKED_FUNCTION(get), PACKED_FUNCTION(set)}
#else
#define ROM_METHOD(kind, function, def, owner) ROM_DESCR(kind, def, owner)
#define ROM_GETTER_TYPE rom_descr
#define ROM_GETTER(get, def, owner) ROM_DESCR(getset, def, owner)
#define ROM_PAIR_TYPE rom_descr
#define ROM_PAIR(get, set, def, owner) ROM_DESCR(getset, def, owner)
#endif

// A member without its table, of which it would need the docstring alone: typeobject_unpack().
#if MICROPY_ENABLE_DOC_STRING
#define ROM_MEMBER_TYPE rom_descr
#define ROM_MEMBER(packed, def, owner) ROM_DESCR(member, def, owner)
#else
#define ROM_MEMBER_TYPE rom_packed
#define ROM_MEMBER(packed, def, owner) {{&typeobject_member_type}, (const void *)packed}
#endif

// Methods with METH_CLASS and METH_STATIC: see PORT(descr_method) and PORT(classmethod_new).
#define ROM_CLASSMETHOD(name, kind, def, owner) \
    static const descr name##_method = {{&typeobject_classmethod_type}, {def}, &owner, (PyObject *)&typeobject_##kind##_module_type}; \
    static const mp_rom_obj_static_class_method_t name = {{&mp_type_classmethod}, MP_ROM_PTR(&name##_method)}
#define ROM_STATICMETHOD(name, kind, def, owner) \
    static const descr name##_method = {{&typeobject_##kind##_module_type}, {def}, NULL, (PyObject *)&owner}; \
    static const mp_rom_obj_static_class_method_t name = {{&mp_type_staticmethod}, MP_ROM_PTR(&name##_method)}


// Docstrings are in the image where the VM has those of Python code.
#if MICROPY_ENABLE_DOC_STRING
#define ROM_DOC(...) __VA_ARGS__
#define ROM_WORDS(plain, with_doc) with_doc
#define ROM_DOC_TEXT(name, text) const char name[] = text
#else
#define ROM_DOC(...)
#define ROM_WORDS(plain, with_doc) plain
#define ROM_DOC_TEXT(name, text) __asm__ (".globl " #name "\n.set " #name ", 0")
#endif

#define ROM_STR(name, text, n) static const mp_obj_str_t name = {{&mp_type_str}, 0, n, (const byte *)(text)}

// tp_bases.
#define ROM_BASES(name, base) const mp_rom_obj_tuple_t name = {{&mp_type_tuple}, 1, {MP_ROM_PTR(&base)}}

// The map of a type's attributes, then the descrs that it has, then itself: typeobject_owner() knows
// by that whose they are.
#define ROM_DICT(name) \
    .dict = {{&mp_type_dict}, { \
        .all_keys_are_qstrs = 1, .is_fixed = 1, .is_ordered = 1, .used = MP_ARRAY_SIZE(name.entries), \
        .alloc = MP_ARRAY_SIZE(name.entries), .table = (mp_map_elem_t *)(mp_rom_map_elem_t *)name.entries, \
    }}

#endif
