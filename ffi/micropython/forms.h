// The two forms of a value as far as they can be told apart without the C-API's types: see
// src/port.rs. For port.h, and for varargs.c, which must not see the API's prototypes.
#ifndef TYPEOBJECT_MICROPYTHON_FORMS_H
#define TYPEOBJECT_MICROPYTHON_FORMS_H

#include "py/obj.h"

// Short functions that all files call: inline, but in firmware, where memory is dearer than time,
// one function each, in type.c.
#ifdef TYPEOBJECT_VM
#define ONCE
#define SHARED(function, symbol) function __asm__(#symbol);
#ifndef ONCE_HERE
#define ONCE_HERE (0)
#endif
#else
#define ONCE static inline
#define SHARED(function, symbol)
#define ONCE_HERE (1)
#endif

// Bits of mp_obj_type_t.flags that MicroPython leaves free.
//
// OURS: the instances are objects of a module's type; the type is a `vmtype`.
// SUB: a class made in Python whose native base is OURS.
// ATTR: with OURS: attributes are looked for as in PyObject_GenericGetAttr and -SetAttr.
// ALIAS: the instances stand for another value of the VM (see `leave`).
#define FLAG_ATTR (0x1000)
#define FLAG_SUB (0x2000)
#define FLAG_OURS (0x4000)
#define FLAG_ALIAS (0x8000)

extern const mp_obj_type_t typeobject_alias_type;
// Where Py_INCREF says nothing, nobody knows whether the arguments of a call are kept: they
// are plain from the start.
#ifdef TYPEOBJECT_VM
#define typeobject_args_tuple_type mp_type_tuple
#define typeobject_args_dict_type mp_type_dict
#define typeobject_idle_tuple_type mp_type_tuple
#define typeobject_idle_dict_type mp_type_dict
#else
extern const mp_obj_empty_type_t typeobject_args_types[4];
#define typeobject_args_tuple_type (*(const mp_obj_type_t *)&typeobject_args_types[0])
#define typeobject_idle_tuple_type (*(const mp_obj_type_t *)&typeobject_args_types[1])
#define typeobject_args_dict_type (*(const mp_obj_type_t *)&typeobject_args_types[2])
#define typeobject_idle_dict_type (*(const mp_obj_type_t *)&typeobject_args_types[3])
#endif
extern const mp_obj_type_t typeobject_open_str_type;

void *typeobject_enter_slow(mp_obj_t v);

static inline bool is_obj(const void *v) {
    return mp_obj_is_obj((mp_const_obj_t)v);
}

static inline const mp_obj_type_t *head(const void *v) {
    return ((const mp_obj_base_t *)v)->type;
}

// Whether `v`, which is not NULL, is the same in both forms.
static inline __attribute__((always_inline)) bool enters_as_is(mp_obj_t v) {
    return !is_obj(v) || (!(head(v)->flags & FLAG_SUB) && head(v) != &mp_type_type);
}

// VM form to module form. `v` is not NULL.
SHARED(void *enter(mp_obj_t v), typeobject_enter)
#if ONCE_HERE
ONCE void *enter(mp_obj_t v) {
    return enters_as_is(v) ? v : typeobject_enter_slow(v);
}
#endif

#endif
