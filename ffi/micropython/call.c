// Calls: the tuples and dicts of their arguments, the check of what a module returned, and the
// descriptors of methods, __init__ and __new__.
//
// The functions here are called by the VM and may raise into it: no frame of a module or of
// the runtime lies between. Whatever a module returns is checked before it goes on: NULL
// raises the pending exception, a result goes to VM form.

#include "type.h"

// ---- the arguments of calls -------------------------------------------------------------

// A call makes a tuple and a dict of its arguments, and most callees are done with them when
// they return: then they are idle, and serve the next call. While they do so they have types of
// their own. Whoever keeps one takes a reference to it or hands it to the VM first, and then it
// becomes a plain tuple or dict that is nobody's but its keeper's.

#ifndef TYPEOBJECT_VM

// By length; the last one is the dict. What is not idle serves no other call: it is of a call that
// runs, or was kept.
MP_REGISTER_ROOT_POINTER(void *typeobject_args[9]);

// How many keywords the dict has room for.
static size_t dict_room;

#define ARGS_TYPE(qstr) {.base = {&mp_type_type}, .flags = FLAG_ALIAS, .name = (qstr)}
const mp_obj_empty_type_t typeobject_args_types[4] = {
    ARGS_TYPE(MP_QSTR_tuple), ARGS_TYPE(MP_QSTR_tuple), ARGS_TYPE(MP_QSTR_dict), ARGS_TYPE(MP_QSTR_dict),
};

#endif

// Before there are any.
void typeobject_args_init(void) {
    #ifdef TYPEOBJECT_VM
    typeobject_forget_attrs();
    #else
    for (size_t n = 0; n <= ARGS_MAX; n++) {
        MP_STATE_VM(typeobject_args)[n] = (void *)&mp_const_empty_tuple_obj;
    }
    #endif
}

// Makes a call's tuple or dict a plain one; false for any other object.
bool typeobject_keep_args(PyObject *o) {
    #ifdef TYPEOBJECT_VM
    (void)o;
    return false;
    #else
    const mp_obj_type_t *t = head(o);
    if (t == &typeobject_args_tuple_type || t == &typeobject_idle_tuple_type) {
        ((mp_obj_base_t *)o)->type = &mp_type_tuple;
    } else if (t == &typeobject_args_dict_type || t == &typeobject_idle_dict_type) {
        ((mp_obj_base_t *)o)->type = &mp_type_dict;
    } else {
        return false;
    }
    return true;
    #endif
}

void PORT(keep)(PyObject * o) {
    Py_IncRef(o);
}

// Counts nothing, as the VM traces. But a reference means that the object is kept.
void Py_IncRef(PyObject *o) {
    if (o != NULL && is_obj(o)) {
        typeobject_keep_args(o);
    }
}

#ifdef TYPEOBJECT_VM
PyObject *typeobject_args_tuple(size_t n, const mp_obj_t *args) {
    if (n == 0) {
        return (PyObject *)mp_const_empty_tuple;
    }
    mp_obj_tuple_t *t = typeobject_new(offsetof(mp_obj_tuple_t, items) + n * sizeof(mp_obj_t), &mp_type_tuple);
    t->len = n;
    mp_obj_t *to = t->items;
    do {
        *to++ = *args++;
    } while (--n != 0);
    return (PyObject *)t;
}
#else
mp_obj_tuple_t *typeobject_args_tuple_new(size_t n) {
    mp_obj_tuple_t *t = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, n, &typeobject_args_tuple_type);
    t->len = n;
    if (n < ARGS_MAX) {
        MP_STATE_VM(typeobject_args)[n] = t;
    }
    return t;
}
#endif

#ifdef TYPEOBJECT_VM
PyObject *typeobject_args_dict(size_t n_kw, const mp_obj_t *kw) {
    mp_obj_dict_t *d = typeobject_new(sizeof(mp_obj_dict_t), &mp_type_dict);
    mp_map_elem_t *e = m_new(mp_map_elem_t, n_kw);
    d->map.table = e;
    for (size_t i = 0; i < n_kw; i++) {
        mp_obj_t key = *kw++;
        for (size_t k = 0; k < i; k++) {
            if (MP_UNLIKELY(e[k].key == key)) {
                mp_raise_msg_varg(&mp_type_TypeError,
                    MP_ERROR_TEXT("function got multiple values for keyword argument '%s'"), mp_obj_str_get_str(key));
            }
        }
        e[i].key = key;
        e[i].value = *kw++;
    }
    // In the order of the call.
    d->map.all_keys_are_qstrs = 0;
    d->map.is_fixed = 0;
    d->map.is_ordered = 1;
    d->map.used = n_kw;
    d->map.alloc = n_kw;
    return (PyObject *)d;
}
#else
static __attribute__((noinline)) PyObject *check_twice(mp_obj_dict_t *d) {
    const mp_map_elem_t *e = d->map.table;
    for (size_t i = 0; i < d->map.used; i++) {
        for (size_t k = 0; k < i; k++) {
            if (e[k].key == e[i].key) {
                mp_raise_msg_varg(&mp_type_TypeError,
                    MP_ERROR_TEXT("function got multiple values for keyword argument '%s'"), mp_obj_str_get_str(e[i].key));
            }
        }
    }
    return (PyObject *)d;
}

static inline PyObject *fill_dict(mp_obj_dict_t *d, size_t n_kw, const mp_obj_t *kw) {
    _Static_assert(sizeof(mp_map_elem_t) == 2 * sizeof(mp_obj_t), "a key and a value");
    mp_obj_t *to = (mp_obj_t *)d->map.table;
    // A name may come twice, in the call and in its **. Then its bit does, and the sum is another.
    uint64_t sum = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < 2 * n_kw; i += 2) {
        mp_obj_t key = kw[i], value = kw[i + 1];
        to[i] = key;
        to[i + 1] = value;
        uint32_t bit = (uint32_t)1 << ((uintptr_t)key >> 3 & 31);
        sum += bit;
        bits |= bit;
    }
    // In the order of the call.
    d->map.all_keys_are_qstrs = 0;
    d->map.is_fixed = 0;
    d->map.is_ordered = 1;
    d->map.used = n_kw;
    // What is behind them is of calls before.
    d->map.alloc = n_kw;
    return MP_UNLIKELY(sum != bits) ? check_twice(d) : (PyObject *)d;
}

static __attribute__((noinline)) PyObject *new_dict(size_t n_kw, const mp_obj_t *kw) {
    mp_obj_dict_t *d = mp_obj_malloc(mp_obj_dict_t, &typeobject_args_dict_type);
    size_t room = n_kw < 4 ? 4 : n_kw;
    mp_map_init(&d->map, room);
    MP_STATE_VM(typeobject_args)[ARGS_MAX] = d;
    dict_room = room;
    return fill_dict(d, n_kw, kw);
}

PyObject *typeobject_args_dict(size_t n_kw, const mp_obj_t *kw) {
    mp_obj_dict_t *d = MP_STATE_VM(typeobject_args)[ARGS_MAX];
    if (MP_LIKELY(d->base.type == &typeobject_idle_dict_type && dict_room >= n_kw)) {
        args_turn(&d->base, -1);
        return fill_dict(d, n_kw, kw);
    }
    return new_dict(n_kw, kw);
}
#endif

// For gc.c: a collection starts.
void typeobject_forget_args(void) {
    #ifdef TYPEOBJECT_VM
    typeobject_forget_attrs();
    #else
    for (size_t n = 0; n < ARGS_MAX; n++) {
        mp_obj_tuple_t *t = MP_STATE_VM(typeobject_args)[n];
        // Whoever keeps it without a reference must not meet a NULL.
        for (size_t i = 0; t != NULL && t->base.type == &typeobject_idle_tuple_type && i < n; i++) {
            t->items[i] = mp_const_none;
        }
    }
    mp_obj_dict_t *d = MP_STATE_VM(typeobject_args)[ARGS_MAX];
    if (d != NULL && d->base.type == &typeobject_idle_dict_type) {
        memset(d->map.table, 0, dict_room * sizeof(mp_map_elem_t));
        d->map.used = 0;
    }
    #endif
}

// CircuitPython's %p begins with 0x.
#if CIRCUITPY
#define POINTER "%p"
#else
#define POINTER "0x%p"
#endif
#define BUILT_IN_METHOD "<built-in method %s of type object at " POINTER ">"

// ---- results of a module's functions -------------------------------------------------

void typeobject_raise_pending(const char *where) {
    mp_obj_t exc = pending_exc;
    pending_exc = MP_OBJ_NULL;
    if (exc != MP_OBJ_NULL) {
        nlr_raise(exc);
    }
    if (where[0] != '<') {
        // Whose fault it was is not said by CPython's interpreter loop, either.
        mp_raise_msg(typeobject_system_error(), MP_ERROR_TEXT("error return without exception set"));
    }
    mp_raise_msg_varg(typeobject_system_error(),
        MP_ERROR_TEXT("%s returned NULL without setting an exception"), where);
}

void typeobject_raise_failed(PyObject *r, mp_obj_t callable) {
    mp_obj_t exc = pending_exc;
    if (r == NULL && exc != MP_OBJ_NULL) {
        typeobject_raise_pending("");
    }
    // CPython shows the repr of what was called.
    pending_exc = MP_OBJ_NULL;
    vstr_t v;
    mp_print_t print;
    vstr_init_print(&v, 64, &print);
    if (mp_obj_is_type(callable, &mp_type_type)) {
        const mp_obj_type_t *t = MP_OBJ_TO_PTR(callable);
        mp_map_elem_t *module = mp_obj_is_instance_type(t)
            ? mp_map_lookup(&MP_OBJ_TYPE_GET_SLOT(t, locals_dict)->map, MP_OBJ_NEW_QSTR(MP_QSTR___module__), MP_MAP_LOOKUP)
            : NULL;
        mp_print_str(&print, "<class '");
        if (module != NULL) {
            mp_obj_print_helper(&print, module->value, PRINT_STR);
            mp_print_str(&print, ".");
        }
        mp_printf(&print, "%s'>", typeobject_py_type(t)->tp_name);
    } else {
        nlr_buf_t nlr;
        if (nlr_push(&nlr) == 0) {
            mp_obj_print_helper(&print, callable, PRINT_REPR);
            nlr_pop();
        } else {
            v.len = 0;
            mp_printf(&print, "<%s object at " POINTER ">", py_of(callable)->tp_name, MP_OBJ_TO_PTR(callable));
        }
    }
    pending_exc = exc;
    if (r == NULL) {
        mp_raise_msg_varg(typeobject_system_error(),
            MP_ERROR_TEXT("%s returned NULL without setting an exception"), vstr_null_terminated_str(&v));
    }
    typeobject_raise_result(vstr_null_terminated_str(&v));
}

// A result came with an exception set: CPython's SystemError, which carries the cause.
void typeobject_raise_result(const char *where) {
    mp_obj_t exc = pending_exc;
    pending_exc = MP_OBJ_NULL;
    if (mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_NotImplementedError))) {
        // The result is what a function answered that the runtime does not have.
        nlr_raise(exc);
    }
    mp_obj_t error = mp_obj_new_exception_msg_varg(typeobject_system_error(),
        MP_ERROR_TEXT("%s returned a result with an exception set"), where);
    PORT(exc_set)((PyObject *)error, EXC_CAUSE, enter(exc));
    PORT(exc_set)((PyObject *)error, EXC_CONTEXT, enter(exc));
    nlr_raise(error);
}

// ---- descriptors ----------------------------------------------------------------------

#if PACKS_FUNCTIONS
#define METH(of) (is_packed(of) ? (PyCFunction)FUNCTION_OF((of)->d.method) : (of)->d.method->ml_meth)
#else
#define METH(of) ((of)->d.method->ml_meth)
#endif
// A packed one is of a type, and has no flag that anything asks for but those that its descr's type
// is chosen by.
#define METH_FLAGS(of) (is_packed(of) ? 0 : (of)->d.method->ml_flags)

#ifdef TYPEOBJECT_VM
PyTypeObject *typeobject_owner(const descr *d) {
    if (!is_packed(d)) {
        return d->owner;
    }
    // It is between the two parts of the type's map.
    for (PyTypeObject *t = MP_STATE_VM(typeobject_types);; t = t->_vm[VM_NEXT]) {
        const vmtype *rom = t->_vm[VM_ROM];
        if (rom != NULL) {
            const mp_obj_dict_t *dict = rom->slots[SLOT_LOCALS - 1];
            if ((uintptr_t)d > (uintptr_t)dict && (uintptr_t)d < (uintptr_t)dict->map.table) {
                return t;
            }
        }
    }
}

// The name under which its type has a packed descr.
static const char *name_in_flash(const descr *d) {
    const vmtype *vm = typeobject_owner(d)->_vm[VM_ROM];
    const mp_map_elem_t *e = ((const mp_obj_dict_t *)vm->slots[SLOT_LOCALS - 1])->map.table;
    while (e->value != MP_OBJ_FROM_PTR(d)) {
        e++;
    }
    return qstr_str(MP_OBJ_QSTR_VALUE(e->key));
}

#endif

_Static_assert(offsetof(PyMethodDef, ml_name) == 0 && offsetof(PyMemberDef, name) == 0 && offsetof(PyGetSetDef, name) == 0
    && offsetof(typeobject_slotdef, name) == 0, "of whatever a descr is made the name is first");

const char *typeobject_descr_name(const descr *d) {
    #ifdef TYPEOBJECT_VM
    if (is_packed(d)) {
        return name_in_flash(d);
    }
    #endif
    return d->d.method->ml_name;
}

// "Noddy.name" or "module.function", for messages.
static const char *qualified(const descr *d) {
    const char *of = NULL, *name = typeobject_descr_name(d);
    PyTypeObject *owner = typeobject_owner(d);
    if (owner == NULL && d->self != NULL && is_type_alias(d->self)) {
        owner = (PyTypeObject *)d->self;
    }
    if (owner != NULL) {
        of = short_name(owner);
    } else if (d->self != NULL && head(d->self) == &mp_type_module) {
        mp_map_elem_t *e = mp_map_lookup(&((mp_obj_module_t *)d->self)->globals->map,
            MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_MAP_LOOKUP);
        of = e != NULL && mp_obj_is_str(e->value) ? mp_obj_str_get_str(e->value) : NULL;
    }
    if (of == NULL) {
        return name;
    }
    vstr_t v;
    vstr_init(&v, 32);
    vstr_printf(&v, "%s.%s", of, name);
    return vstr_null_terminated_str(&v);
}

static __attribute__((noreturn)) void wrong_count(const descr *d, size_t n_args, size_t n_kw, bool one) {
    const char *where = qualified(d);
    if (n_kw != 0 && d->owner == NULL && !(METH_FLAGS(d) & (METH_NOARGS | METH_O | METH_FASTCALL | METH_STATIC | METH_CLASS))) {
        // As CPython words it for a function that takes a tuple.
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() takes no keyword arguments"), typeobject_descr_name(d));
    }
    if (n_kw != 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() takes no keyword arguments"), where);
    }
    if (one) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() takes exactly one argument (%d given)"), where, (int)n_args);
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() takes no arguments (%d given)"), where, (int)n_args);
}

static __attribute__((noinline)) mp_obj_t method_result_slow(const descr *d, PyObject *r) {
    if (r == NULL || pending_exc != MP_OBJ_NULL) {
        typeobject_raise_failed(r, MP_OBJ_FROM_PTR(d));
    }
    return leave(r);
}

static inline __attribute__((always_inline)) mp_obj_t method_result(const descr *d, PyObject *r) {
    return MP_LIKELY(is_plain(r) && pending_exc == MP_OBJ_NULL) ? (mp_obj_t)r : method_result_slow(d, r);
}

// An object that a descriptor is used with, of the type that has it.
static PyObject *check_descr(const descr *d, mp_obj_t o_in) {
    PyObject *o = enter(o_in);
    PyTypeObject *t = PORT(type_of)(o), *owner = typeobject_owner(d);
    if (!is_subtype(t, owner)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("descriptor '%s' for '%s' objects doesn't apply to a '%s' object"),
            typeobject_descr_name(d), owner->tp_name, t->tp_name);
    }
    return o;
}

static PyObject *check_self_slow(const descr *d, size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unbound method %s() needs an argument"), qualified(d));
    }
    return check_descr(d, args[0]);
}

// Whether a method may be called on `o` as it is.
static inline __attribute__((always_inline)) bool is_self(const descr *d, mp_obj_t o) {
    if (!is_obj(o)) {
        return false;
    }
    const mp_obj_type_t *t = head(o);
    // Of a class made in Python, as a rule, where it is not the type's own.
    return MP_LIKELY((const void *)t == d->owner->_vm[VM_HEAD]) || (is_ours(t) && vmtype_of(t)->py->tp_base == d->owner);
}

// The object a method is called on: the first argument, of the right type; or the module.
static inline __attribute__((always_inline)) PyObject *check_self(const descr *d, size_t *n_args, const mp_obj_t **args) {
    if (d->owner == NULL) {
        return METH_FLAGS(d) & METH_STATIC ? NULL : d->self;
    }
    PyObject *o;
    if (MP_LIKELY(*n_args != 0 && is_self(d, (*args)[0]))) {
        o = (PyObject *)(*args)[0];
    } else {
        o = check_self_slow(d, *n_args, *args);
    }
    *n_args -= 1;
    *args += 1;
    return o;
}

// Each kind has a way for what calls are as a rule, which needs next to no registers, and one
// for all others, NAME_any.

static __attribute__((noinline)) mp_obj_t call_noargs_any(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    if (MP_UNLIKELY(n_args + n_kw != 0)) {
        wrong_count(d, n_args, n_kw, false);
    }
    return method_result(d, METH(d)(self, NULL));
}

static mp_obj_t call_noargs(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    if (MP_UNLIKELY(n_args != 1 || n_kw != 0 || d->owner == NULL || !is_self(d, args[0]))) {
        return call_noargs_any(self_in, n_args, n_kw, args);
    }
    return method_result(d, METH(d)((PyObject *)args[0], NULL));
}

static __attribute__((noinline)) mp_obj_t call_o_any(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    if (MP_UNLIKELY(n_args != 1 || n_kw != 0)) {
        wrong_count(d, n_args, n_kw, true);
    }
    return method_result(d, METH(d)(self, enter(args[0])));
}

static mp_obj_t call_o(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    if (MP_UNLIKELY(n_args != 2 || n_kw != 0 || d->owner == NULL || !is_self(d, args[0]) || !enters_as_is(args[1]))) {
        return call_o_any(self_in, n_args, n_kw, args);
    }
    return method_result(d, METH(d)((PyObject *)args[0], (PyObject *)args[1]));
}

#ifdef TYPEOBJECT_VM

static mp_obj_t call_varargs(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    if (MP_UNLIKELY(n_kw != 0)) {
        wrong_count(d, n_args, n_kw, false);
    }
    return method_result(d, METH(d)(self, args_tuple(n_args, args)));
}
#define call_varargs_module call_varargs

#else

static __attribute__((noinline)) mp_obj_t call_varargs_any(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    if (MP_UNLIKELY(n_kw != 0)) {
        wrong_count(d, n_args, n_kw, false);
    }
    PyObject *a = args_tuple(n_args, args);
    PyObject *r = METH(d)(self, a);
    args_done(a, NULL);
    return method_result(d, r);
}

static mp_obj_t call_varargs(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    if (MP_UNLIKELY(n_kw != 0 || n_args == 0 || d->owner == NULL || !is_self(d, args[0]))) {
        return call_varargs_any(self_in, n_args, n_kw, args);
    }
    mp_obj_tuple_t *a = args_take(n_args - 1);
    if (MP_UNLIKELY(a == NULL)) {
        return call_varargs_any(self_in, n_args, n_kw, args);
    }
    PyObject *r = METH(d)((PyObject *)args[0], args_fill(a, n_args - 1, args + 1));
    args_give(a);
    return method_result(d, r);
}

// The same for a function of a module.
static mp_obj_t call_varargs_module(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    mp_obj_tuple_t *a = n_kw != 0 || (METH_FLAGS(d) & METH_STATIC) ? NULL : args_take(n_args);
    if (MP_UNLIKELY(a == NULL)) {
        return call_varargs_any(self_in, n_args, n_kw, args);
    }
    PyObject *r = METH(d)(d->self, args_fill(a, n_args, args));
    args_give(a);
    return method_result(d, r);
}

#endif

static mp_obj_t call_keywords(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    PyCFunctionWithKeywords f = (PyCFunctionWithKeywords)(void (*)(void))METH(d);
    PyObject *a = args_tuple(n_args, args);
    PyObject *k = args_dict(n_kw, args + n_args);
    PyObject *r = f(self, a, k);
    args_done(a, k);
    return method_result(d, r);
}

// Module form of an argument array: itself when nothing in it changes, else a copy in `buf`.
static PyObject *const *enter_args(size_t n, const mp_obj_t *args, PyObject **buf) {
    size_t i;
    for (i = 0; i < n && (enters_as_is(args[i]) || enter(args[i]) == (PyObject *)args[i]); i++) {
    }
    if (i == n) {
        return (PyObject *const *)args;
    }
    for (i = 0; i < n; i++) {
        buf[i] = enter(args[i]);
    }
    return buf;
}

static mp_obj_t call_fastcall(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    if (MP_UNLIKELY(n_kw != 0)) {
        wrong_count(d, n_args, n_kw, false);
    }
    ROOM(buf, PyObject *, n_args);
    _PyCFunctionFast f = (_PyCFunctionFast)(void (*)(void))METH(d);
    return method_result(d, f(self, enter_args(n_args, args, buf), (Py_ssize_t)n_args));
}

// A METH_CLASS method while it is called, and the type that has it.
typedef struct {
    descr d;
    PyTypeObject *defining;
} called_of_class;

// The values of a call as a vectorcall wants them, and the names of the last of them.
static inline PyObject *const *vector(size_t n_args, size_t n_kw, const mp_obj_t *args, PyObject **buf, PyObject **names) {
    if (n_kw == 0) {
        *names = NULL;
        return enter_args(n_args, args, buf);
    }
    mp_obj_tuple_t *t = MP_OBJ_TO_PTR(mp_obj_new_tuple(n_kw, NULL));
    for (size_t i = 0; i < n_kw; i++) {
        t->items[i] = args[n_args + 2 * i];
    }
    *names = (PyObject *)t;
    for (size_t i = 0; i < n_args; i++) {
        buf[i] = enter(args[i]);
    }
    for (size_t i = 0; i < n_kw; i++) {
        buf[n_args + i] = enter(args[n_args + 2 * i + 1]);
    }
    return buf;
}

static mp_obj_t call_fastcall_keywords(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    ROOM(buf, PyObject *, n_args + n_kw);
    PyObject *names;
    PyObject *const *values = vector(n_args, n_kw, args, buf, &names);
    if (METH_FLAGS(d) & METH_METHOD) {
        PyCMethod f = (PyCMethod)(void (*)(void))METH(d);
        PyTypeObject *cls = METH_FLAGS(d) & METH_CLASS ? ((const called_of_class *)d)->defining : d->owner;
        return method_result(d, f(self, cls, values, n_args, names));
    }
    _PyCFunctionFastWithKeywords f = (_PyCFunctionFastWithKeywords)(void (*)(void))METH(d);
    return method_result(d, f(self, values, (Py_ssize_t)n_args, names));
}

// The make_new slot of a type that has a tp_vectorcall.
mp_obj_t typeobject_vectorcall_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    PyTypeObject *t = vmtype_of(type)->py;
    if (MP_UNLIKELY(typeobject_gc.pending)) {
        typeobject_gc_safe_point();
    }
    ROOM(buf, PyObject *, n_args + n_kw);
    PyObject *names;
    PyObject *const *values = vector(n_args, n_kw, args, buf, &names);
    PyObject *r = t->tp_vectorcall((PyObject *)t, values, n_args, names);
    if (MP_UNLIKELY(r == NULL || pending_exc != MP_OBJ_NULL)) {
        typeobject_raise_failed(r, (mp_obj_t)t->_vm[VM_IDENTITY]);
    }
    return leave(r);
}

static void descr_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    const descr *d = MP_OBJ_TO_PTR(self_in);
    const PyTypeObject *owner = typeobject_owner(d);
    qstr is = d->base.type->name;
    if (owner != NULL && is == MP_QSTR_builtin_function_or_method) {
        mp_printf(print, BUILT_IN_METHOD, "__new__", owner);
    } else if (owner != NULL) {
        mp_printf(print, "<%s '%s' of '%s' objects>", is == MP_QSTR_member_descriptor ? "member" : is == MP_QSTR_getset_descriptor
            ? "attribute" : is == MP_QSTR_wrapper_descriptor ? "slot wrapper" : "method", typeobject_descr_name(d), owner->tp_name);
    } else if (d->self != NULL && is_type_alias(d->self)) {
        mp_printf(print, BUILT_IN_METHOD, typeobject_descr_name(d), d->self);
    } else {
        mp_printf(print, "<built-in function %s>", typeobject_descr_name(d));
    }
}

mp_obj_t typeobject_signature(const char *name, const char *doc) {
    const char *text = doc != NULL ? typeobject_doc_without_signature(name, doc) : doc;
    if (text == doc) {
        return mp_const_none;
    }
    // "name(...)\n--\n\n" is before it.
    size_t skip = strlen(name);
    return mp_obj_new_str(doc + skip, (size_t)(text - doc) - skip - 5);
}

static void descr_attr_common(const descr *d, qstr attr, mp_obj_t *dest, const char *doc) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    PyTypeObject *owner = typeobject_owner(d);
    const char *name = typeobject_descr_name(d);
    switch (attr) {
        case MP_QSTR___name__:
            dest[0] = mp_obj_new_str_from_cstr(name);
            break;
        case MP_QSTR___doc__:
            dest[0] = doc != NULL ? mp_obj_new_str_from_cstr(typeobject_doc_without_signature(name, doc)) : mp_const_none;
            break;
        case MP_QSTR___text_signature__:
            dest[0] = typeobject_signature(name, doc);
            break;
        case MP_QSTR___qualname__:
            if (owner != NULL || d->self == NULL || is_type_alias(d->self)) {
                name = qualified(d);
            }
            dest[0] = mp_obj_new_str_from_cstr(name);
            break;
        case MP_QSTR___objclass__:
            if (owner != NULL) {
                dest[0] = leave((PyObject *)owner);
            }
            break;
        default:
            break;
    }
}

static void method_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    if (attr == MP_QSTR___self__ && d->owner == NULL && d->self != NULL && dest[0] == MP_OBJ_NULL) {
        dest[0] = leave(d->self);
        return;
    }
    descr_attr_common(d, attr, dest, is_packed(d) ? NULL : d->d.method->ml_doc);
}

// d.__get__(o, cls=None) and so on, for what is no method: the VM does not ask those.

#ifdef TYPEOBJECT_VM
const PyMemberDef *typeobject_unpack(const descr *d, PyMemberDef *room, bool named) {
    uintptr_t packed = (uintptr_t)d->d.member;
    if (!(packed & 1)) {
        return d->d.member;
    }
    *room = (PyMemberDef) {.type = packed >> 2 & 0x7f, .offset = (Py_ssize_t)(packed >> 9), .flags = packed >> 1 & 1};
    if (named) {
        room->name = name_in_flash(d);
    }
    return room;
}
#endif

static mp_obj_t data_descr_dunder_get(size_t n_args, const mp_obj_t *args) {
    if (args[1] == mp_const_none) {
        return args[0];
    }
    (void)n_args;
    return typeobject_data_descr_get(args[0], check_descr(MP_OBJ_TO_PTR(args[0]), args[1]));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(data_descr_get_obj, 2, 3, data_descr_dunder_get);

static mp_obj_t data_descr_dunder_set(mp_obj_t self, mp_obj_t o_in, mp_obj_t value) {
    typeobject_data_descr_set(self, check_descr(MP_OBJ_TO_PTR(self), o_in), value);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(data_descr_set_obj, data_descr_dunder_set);

static mp_obj_t data_descr_dunder_delete(mp_obj_t self, mp_obj_t o_in) {
    typeobject_data_descr_set(self, check_descr(MP_OBJ_TO_PTR(self), o_in), MP_OBJ_NULL);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(data_descr_delete_obj, data_descr_dunder_delete);

static void data_descr_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    const void *f = attr == MP_QSTR___get__ ? (const void *)&data_descr_get_obj
        : attr == MP_QSTR___set__ ? (const void *)&data_descr_set_obj
        : attr == MP_QSTR___delete__ ? (const void *)&data_descr_delete_obj : NULL;
    if (f != NULL && dest[0] == MP_OBJ_NULL) {
        dest[0] = MP_OBJ_FROM_PTR(f);
        dest[1] = self_in;
        return;
    }
    const char *doc = is_packed(d) ? NULL : d->base.type == &typeobject_member_type ? d->d.member->doc : d->d.getset->doc;
    descr_attr_common(d, attr, dest, doc);
}

#define METHOD_TYPE(name, of_type, of_module) \
    MP_DEFINE_CONST_OBJ_TYPE(typeobject_##name##_type, MP_QSTR_method_descriptor, MP_TYPE_FLAG_BINDS_SELF, \
        print, descr_print, call, of_type, attr, method_attr); \
    MP_DEFINE_CONST_OBJ_TYPE(typeobject_##name##_module_type, MP_QSTR_builtin_function_or_method, MP_TYPE_FLAG_NONE, \
        print, descr_print, call, of_module, attr, method_attr)

METHOD_TYPE(noargs, call_noargs, call_noargs_any);
METHOD_TYPE(o, call_o, call_o_any);
METHOD_TYPE(varargs, call_varargs, call_varargs_module);
METHOD_TYPE(keywords, call_keywords, call_keywords);
METHOD_TYPE(fastcall, call_fastcall, call_fastcall);
METHOD_TYPE(fastcall_keywords, call_fastcall_keywords, call_fastcall_keywords);

MP_DEFINE_CONST_OBJ_TYPE(typeobject_member_type, MP_QSTR_member_descriptor, MP_TYPE_FLAG_NONE,
    print, descr_print, attr, data_descr_attr);
MP_DEFINE_CONST_OBJ_TYPE(typeobject_getset_type, MP_QSTR_getset_descriptor, MP_TYPE_FLAG_NONE,
    print, descr_print, attr, data_descr_attr);

// A method of a built-in base, called on the built-in part of its object. Where it wants
// values of the built-in type (`self` is set), it gets their built-in parts, too: the VM knows
// only those by type.
static mp_obj_t wrapped_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    if (n_args == 0 || !is_subtype(PORT(type_of)(enter(args[0])), d->owner)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unbound method of '%s' needs an instance"), d->owner->tp_name);
    }
    size_t n = n_args + 2 * n_kw;
    ROOM(buf, mp_obj_t, n);
    buf[0] = typeobject_unwrap(args[0]);
    for (size_t i = 1; i < n; i++) {
        buf[i] = d->self != NULL ? typeobject_unwrap(args[i]) : args[i];
    }
    return mp_call_function_n_kw(d->d.wrapped, n_args, n_kw, buf);
}

MP_DEFINE_CONST_OBJ_TYPE(typeobject_wrapped_type, MP_QSTR_method_descriptor, MP_TYPE_FLAG_BINDS_SELF,
    call, wrapped_call);

void typeobject_call_init(PyTypeObject *t, PyObject *o, size_t n_args, size_t n_kw, const mp_obj_t *args,
    mp_obj_t cls) {
    PyObject *a = args_tuple(n_args, args);
    PyObject *k = args_dict(n_kw, args + n_args);
    int r = t->tp_init(o, a, k);
    args_done(a, k);
    if (MP_UNLIKELY(r < 0 || pending_exc != MP_OBJ_NULL)) {
        descr init = {{&typeobject_slot_type}, .owner = t};
        if (cls == MP_OBJ_NULL) {
            init.d.slot = typeobject_slot_find(t, "__init__", 8, &init.owner);
            cls = MP_OBJ_FROM_PTR(&init);
        }
        typeobject_raise_failed(r < 0 ? NULL : o, cls);
    }
}

// T.__add__ and the like: the function in a slot under the name of its special method.
static mp_obj_t slot_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    const char *name = d->d.slot->name;
    mp_cstack_check();
    if (n_args == 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("descriptor '%s' of '%s' object needs an argument"), name, d->owner->tp_name);
    }
    PyObject *o = enter(args[0]);
    PyTypeObject *t = PORT(type_of)(o);
    if (!is_subtype(t, d->owner)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("descriptor '%s' requires a '%s' object but received a '%s'"),
            name, d->owner->tp_name, t->tp_name);
    }
    PyObject *a = args_tuple(n_args - 1, args + 1);
    PyObject *k = args_dict(n_kw, args + n_args);
    PyObject *r = typeobject_slot_call(d->d.slot, d->owner, o, a, k);
    args_done(a, k);
    if (MP_UNLIKELY(r == NULL || pending_exc != MP_OBJ_NULL)) {
        typeobject_raise_failed(r, self_in);
    }
    return leave(r);
}

static void slot_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    descr_attr_common(d, attr, dest, NULL);
}

MP_DEFINE_CONST_OBJ_TYPE(typeobject_slot_type, MP_QSTR_wrapper_descriptor, MP_TYPE_FLAG_BINDS_SELF,
    print, descr_print, call, slot_call, attr, slot_attr);

// T.__new__(cls, ...).
static mp_obj_t new_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    const char *name = d->owner->tp_name;
    if (n_args == 0 || !mp_obj_is_type(args[0], &mp_type_type)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s.__new__(X): X is not a type object"), name);
    }
    PyTypeObject *cls = (PyTypeObject *)enter(args[0]);
    if (!is_subtype(cls, d->owner)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s.__new__(%s): %s is not a subtype of %s"),
            name, cls->tp_name, cls->tp_name, name);
    }
    PyObject *a = args_tuple(n_args - 1, args + 1);
    PyObject *k = args_dict(n_kw, args + n_args);
    PyObject *r = d->owner->tp_new(cls, a, k);
    args_done(a, k);
    if (MP_UNLIKELY(r == NULL || pending_exc != MP_OBJ_NULL)) {
        typeobject_raise_failed(r, self_in);
    }
    return leave(r);
}

MP_DEFINE_CONST_OBJ_TYPE(typeobject_new_type, MP_QSTR_builtin_function_or_method, MP_TYPE_FLAG_NONE,
    print, descr_print, call, new_call);

static descr *descr_new(const mp_obj_type_t *type, const void *def, PyTypeObject *owner, PyObject *self) {
    descr *d = m_new_obj_maybe(descr);
    if (d == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    d->base.type = type;
    d->d.method = def;
    d->owner = owner;
    d->self = self;
    return d;
}

static const struct {
    int flags;
    const mp_obj_type_t *of_type, *of_module;
} kinds[] = {
    {METH_NOARGS, &typeobject_noargs_type, &typeobject_noargs_module_type},
    {METH_O, &typeobject_o_type, &typeobject_o_module_type},
    {METH_VARARGS, &typeobject_varargs_type, &typeobject_varargs_module_type},
    {METH_VARARGS | METH_KEYWORDS, &typeobject_keywords_type, &typeobject_keywords_module_type},
    {METH_FASTCALL, &typeobject_fastcall_type, &typeobject_fastcall_module_type},
    {METH_FASTCALL | METH_KEYWORDS, &typeobject_fastcall_keywords_type, &typeobject_fastcall_keywords_module_type},
    {METH_METHOD | METH_FASTCALL | METH_KEYWORDS, &typeobject_fastcall_keywords_type, &typeobject_fastcall_keywords_module_type},
};

PyMethodDef *PORT(function_get)(PyObject * o, PyObject **self) {
    for (size_t i = 0; i < MP_ARRAY_SIZE(kinds); i++) {
        if (is_obj(o) && head(o) == kinds[i].of_module) {
            const descr *d = (const descr *)o;
            *self = METH_FLAGS(d) & METH_STATIC ? NULL : d->self;
            return (PyMethodDef *)d->d.method;
        }
    }
    return NULL;
}

const mp_obj_type_t *typeobject_method_kind(int flags, bool of_type) {
    flags &= METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD;
    for (size_t i = 0; i < MP_ARRAY_SIZE(kinds); i++) {
        if (kinds[i].flags == flags) {
            return of_type ? kinds[i].of_type : kinds[i].of_module;
        }
    }
    return NULL;
}

PyObject *PORT(descr_method)(void *def, PyTypeObject * owner, PyObject * self, PyObject * module) {
    (void)module;
    const PyMethodDef *m = def;
    // A class method takes the class as its self: any type will do there.
    bool bound = owner == NULL || (m->ml_flags & (METH_CLASS | METH_STATIC));
    const mp_obj_type_t *type = typeobject_method_kind(m->ml_flags, !bound);
    if (type == NULL) {
        PyErr_BadInternalCall();
        return NULL;
    }
    // A static method keeps its type for messages.
    return (PyObject *)descr_new(type, def, bound ? NULL : owner, owner != NULL ? (PyObject *)owner : self);
}

// A METH_CLASS method: the class comes as the first argument and becomes `self`.
static mp_obj_t class_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *method = MP_OBJ_TO_PTR(self_in);
    called_of_class called = {*method, method->owner};
    if (n_args == 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unbound method %s() needs an argument"), typeobject_descr_name(method));
    }
    called.d.self = enter(args[0]);
    called.d.owner = NULL;
    const mp_obj_type_t *type = (const mp_obj_type_t *)method->self;
    return MP_OBJ_TYPE_GET_SLOT(type, call)(MP_OBJ_FROM_PTR(&called.d), n_args - 1, n_kw, args + 1);
}

MP_DEFINE_CONST_OBJ_TYPE(typeobject_classmethod_type, MP_QSTR_classmethod_descriptor, MP_TYPE_FLAG_BINDS_SELF,
    print, descr_print, call, class_call, attr, method_attr);

PyObject *PORT(staticmethod_new)(PyObject * f) {
    mp_obj_static_class_method_t *o = m_new_obj_maybe(mp_obj_static_class_method_t);
    if (o == NULL) {
        return PyErr_NoMemory();
    }
    o->base.type = &mp_type_staticmethod;
    o->fun = leave(f);
    return (PyObject *)o;
}

PyObject *PORT(classmethod_new)(PyObject * f) {
    PyObject *o = PORT(staticmethod_new)(f);
    if (o != NULL) {
        mp_obj_t fun = ((mp_obj_static_class_method_t *)o)->fun;
        ((mp_obj_base_t *)o)->type = &mp_type_classmethod;
        if (is_obj(fun) && MP_OBJ_TYPE_GET_SLOT_OR_NULL(head(fun), attr) == method_attr) {
            // A method of ours: the class is passed as self, not as an argument.
            descr *d = MP_OBJ_TO_PTR(fun);
            d->owner = (PyTypeObject *)d->self;
            d->self = (PyObject *)head(fun);
            d->base.type = &typeobject_classmethod_type;
        }
    }
    return o;
}

PyObject *PORT(descr_member)(void *def, PyTypeObject * owner) {
    return (PyObject *)descr_new(&typeobject_member_type, def, owner, NULL);
}

PyObject *PORT(descr_getset)(void *def, PyTypeObject * owner) {
    return (PyObject *)descr_new(&typeobject_getset_type, def, owner, NULL);
}
