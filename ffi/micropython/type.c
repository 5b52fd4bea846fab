// The VM's type behind a module's type: slots, attributes, construction, and the classes
// that Python code derives from it.
//
// The slot functions here are called by the VM and may raise into it: no frame of a module
// or of the runtime lies between. Whatever a module returns is checked before it goes on:
// NULL raises the pending exception, a result goes to VM form.

#include "port.h"

MP_REGISTER_ROOT_POINTER(void *typeobject_types);

// ---- leaving the module -------------------------------------------------------------

static void alias_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    mp_obj_print_helper(print, leave((PyObject *)self_in), kind);
}

// The type of a PyTypeObject's head. Its instances stand for the VM's own type objects.
MP_DEFINE_CONST_OBJ_TYPE(
    typeobject_alias_type,
    MP_QSTR_type,
    FLAG_ALIAS,
    print, alias_print
    );

static bool is_type_alias(const void *o) {
    return head(o) == &typeobject_alias_type;
}

// The head of a static object as the compiler laid it: a reference count of 1. A type is
// made ready, another object gets the head of its type, as its first use would have been
// fine in CPython too.
static void fix_static_head(PyObject *o) {
    PyTypeObject *t = o->ob_type;
    if (t == NULL || t == &PyType_Type) {
        if (PyType_Ready((PyTypeObject *)o) < 0) {
            typeobject_raise_pending("PyType_Ready");
        }
    } else {
        if (!(t->tp_flags & Py_TPFLAGS_READY) && PyType_Ready(t) < 0) {
            typeobject_raise_pending("PyType_Ready");
        }
        ((mp_obj_base_t *)o)->type = t->_vm[VM_HEAD];
    }
}

// ---- the arguments of calls -------------------------------------------------------------

// A call makes a tuple and a dict of its arguments, and most callees are done with them when
// they return: then they serve the next call. While they may do so they have types of their
// own. Whoever keeps one takes a reference to it or hands it to the VM first, and then it
// becomes a plain tuple or dict that is nobody's but its keeper's.

#define ARGS_MAX (8)
MP_REGISTER_ROOT_POINTER(void *typeobject_args[9]);     // by length; the last one is the dict

MP_DEFINE_CONST_OBJ_TYPE(
    typeobject_args_tuple_type,
    MP_QSTR_tuple,
    FLAG_ALIAS
    );

MP_DEFINE_CONST_OBJ_TYPE(
    typeobject_args_dict_type,
    MP_QSTR_dict,
    FLAG_ALIAS
    );

// Makes a call's tuple or dict a plain one; false for any other object.
static bool keep_args(PyObject *o) {
    if (head(o) == &typeobject_args_tuple_type) {
        ((mp_obj_base_t *)o)->type = &mp_type_tuple;
    } else if (head(o) == &typeobject_args_dict_type) {
        ((mp_obj_base_t *)o)->type = &mp_type_dict;
    } else {
        return false;
    }
    return true;
}

void PORT(keep)(PyObject * o) {
    Py_IncRef(o);
}

// Counts nothing, as the VM traces. But a reference means that the object is kept.
void Py_IncRef(PyObject *o) {
    if (o != NULL && is_obj(o)) {
        const mp_obj_type_t *t = head(o);
        if (MP_UNLIKELY(t == &typeobject_args_tuple_type || t == &typeobject_args_dict_type)) {
            keep_args(o);
        }
    }
}

static __attribute__((noinline)) mp_obj_tuple_t *args_tuple_new(size_t n) {
    mp_obj_tuple_t *t = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, n, &typeobject_args_tuple_type);
    t->len = n;
    return t;
}

static inline __attribute__((always_inline)) PyObject *args_tuple(size_t n, const mp_obj_t *args) {
    if (n == 0) {
        return (PyObject *)mp_const_empty_tuple;
    }
    mp_obj_tuple_t *t = n < ARGS_MAX ? MP_STATE_VM(typeobject_args)[n] : NULL;
    if (MP_LIKELY(t != NULL)) {
        MP_STATE_VM(typeobject_args)[n] = NULL;
    } else {
        t = args_tuple_new(n);
    }
    for (size_t i = 0; i < n; i++) {
        t->items[i] = args[i];
    }
    return (PyObject *)t;
}

static __attribute__((noinline)) void check_twice(size_t i, const mp_obj_t *kw) {
    for (size_t k = 0; k < i; k++) {
        if (kw[2 * k] == kw[2 * i]) {
            mp_raise_msg_varg(&mp_type_TypeError,
                MP_ERROR_TEXT("function got multiple values for keyword argument '%s'"), mp_obj_str_get_str(kw[2 * i]));
        }
    }
}

static PyObject *args_dict(size_t n_kw, const mp_obj_t *kw) {
    if (n_kw == 0) {
        return NULL;
    }
    mp_obj_dict_t *d = MP_STATE_VM(typeobject_args)[ARGS_MAX];
    if (d != NULL && d->map.alloc >= n_kw) {
        MP_STATE_VM(typeobject_args)[ARGS_MAX] = NULL;
    } else {
        d = mp_obj_malloc(mp_obj_dict_t, &typeobject_args_dict_type);
        mp_map_init(&d->map, n_kw < 4 ? 4 : n_kw);
    }
    mp_map_elem_t *table = d->map.table;
    size_t alloc = d->map.alloc;
    uint64_t seen = 0;
    for (size_t i = 0; i < n_kw; i++) {
        mp_obj_t key = kw[2 * i];
        table[i].key = key;
        table[i].value = kw[2 * i + 1];
        // A name may come twice, in the call and in its **.
        uint64_t bit = (uint64_t)1 << ((uintptr_t)key >> 3 & 63);
        if (MP_UNLIKELY(seen & bit)) {
            check_twice(i, kw);
        }
        seen |= bit;
    }
    for (size_t i = n_kw; i < alloc && table[i].key != MP_OBJ_NULL; i++) {
        table[i].key = MP_OBJ_NULL;
    }
    // In the order of the call.
    d->map = (mp_map_t) {
        .all_keys_are_qstrs = 0, .is_fixed = 0, .is_ordered = 1, .used = n_kw, .alloc = alloc, .table = table,
    };
    return (PyObject *)d;
}

// The callee has returned. What was passed is forgotten when the next collection starts.
static inline void args_done(PyObject *args, PyObject *kwds) {
    if (head(args) == &typeobject_args_tuple_type) {
        size_t n = ((mp_obj_tuple_t *)args)->len;
        if (n < ARGS_MAX) {
            MP_STATE_VM(typeobject_args)[n] = args;
        }
    }
    if (kwds != NULL && head(kwds) == &typeobject_args_dict_type) {
        MP_STATE_VM(typeobject_args)[ARGS_MAX] = kwds;
    }
}

// For gc.c: a collection starts.
void typeobject_forget_args(void) {
    for (size_t n = 0; n < ARGS_MAX; n++) {
        mp_obj_tuple_t *t = MP_STATE_VM(typeobject_args)[n];
        if (t != NULL) {
            memset(t->items, 0, n * sizeof(mp_obj_t));
        }
    }
    mp_obj_dict_t *d = MP_STATE_VM(typeobject_args)[ARGS_MAX];
    if (d != NULL) {
        memset(d->map.table, 0, d->map.alloc * sizeof(mp_map_elem_t));
        d->map.used = 0;
    }
}

mp_obj_t typeobject_leave_slow(PyObject *o) {
    if ((uintptr_t)head(o) & 1) {
        nlr_buf_t nlr;
        if (nlr_push(&nlr) == 0) {
            fix_static_head(o);
            nlr_pop();
        } else {
            // The caller cannot fail; the VM meets None and the exception stays pending.
            caught(nlr.ret_val);
            return mp_const_none;
        }
        return leave(o);
    }
    if (is_type_alias(o)) {
        return (mp_obj_t)((PyTypeObject *)o)->_vm[VM_IDENTITY];
    }
    if (keep_args(o)) {
        return (mp_obj_t)o;
    }
    return *(mp_obj_t *)((char *)o + (uintptr_t)o->ob_type->_vm[VM_LINK]);
}

// ---- entering the module ------------------------------------------------------------

// The proxy of a class made in Python: behind its protocol slot when it has one, else in
// its dict.
static PyTypeObject *sub_proxy(const mp_obj_type_t *t) {
    if (MP_OBJ_TYPE_HAS_SLOT(t, protocol)) {
        return ((const vmtype_protocol *)MP_OBJ_TYPE_GET_SLOT(t, protocol))->type->py;
    }
    mp_map_elem_t *e = mp_map_lookup(&MP_OBJ_TYPE_GET_SLOT(t, locals_dict)->map,
        MP_OBJ_NEW_QSTR(MP_QSTR___typeobject__), MP_MAP_LOOKUP);
    return (PyTypeObject *)e->value;
}

void *typeobject_enter_slow(mp_obj_t v) {
    if (head(v) == &mp_type_type) {
        return (PyObject *)typeobject_py_type(MP_OBJ_TO_PTR(v));
    }
    mp_obj_t native = typeobject_native((mp_obj_instance_t *)MP_OBJ_TO_PTR(v));
    return native != MP_OBJ_NULL ? (PyObject *)native : (PyObject *)v;
}

// The native object inside an instance of a class made in Python; NULL while there is none.
// In an exception the VM wants its own exception in the first place, so it has a second one.
mp_obj_t typeobject_native(mp_obj_instance_t *i) {
    bool exception = sub_proxy(i->base.type)->tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS;
    mp_obj_t native = i->subobj[exception ? 1 : 0];
    return native != MP_OBJ_NULL && is_obj(native) && is_ours(head(native)) ? native : MP_OBJ_NULL;
}

// Built-in types of the VM and the PyTypeObject of each; filled by the runtime's tables.
#define BOUND_BITS (8)
static struct {
    const mp_obj_type_t *vm;
    PyTypeObject *py;
} bound[1 << BOUND_BITS];

static inline size_t bound_first(const mp_obj_type_t *t) {
    return (((uintptr_t)t >> 4) * (size_t)0x9E3779B1u >> 7) & (MP_ARRAY_SIZE(bound) - 1);
}

static size_t bound_slot(const mp_obj_type_t *t) {
    size_t i;
    for (i = bound_first(t); bound[i].vm != NULL && bound[i].vm != t;
         i = (i + 1) & (MP_ARRAY_SIZE(bound) - 1)) {
    }
    return i;
}

static void bind(const mp_obj_type_t *vm, PyTypeObject *py) {
    size_t i = bound_slot(vm);
    if (bound[i].vm == NULL) {
        bound[i].vm = vm;
        bound[i].py = py;
    }
    ((mp_obj_base_t *)py)->type = &typeobject_alias_type;
    py->ob_base.ob_base.ob_type = &PyType_Type;
    py->_vm[VM_IDENTITY] = (void *)vm;
}

// Proxies of types the runtime has no table for: plain Python classes and the VM's more
// obscure types. A dict from VM type to proxy.
MP_REGISTER_ROOT_POINTER(mp_obj_t typeobject_proxies);

static PyTypeObject *proxy_new(const mp_obj_type_t *vm, PyTypeObject *base) {
    PyTypeObject *t = m_malloc0(sizeof(PyTypeObject));
    ((mp_obj_base_t *)t)->type = &typeobject_alias_type;
    t->ob_base.ob_base.ob_type = &PyType_Type;
    t->tp_name = qstr_str(vm->name);
    t->tp_base = base;
    t->tp_basicsize = base->tp_basicsize;
    t->tp_itemsize = base->tp_itemsize;
    t->tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_READY;
    t->_vm[VM_IDENTITY] = (void *)vm;
    typeobject_inherit(t);
    return t;
}

static const mp_obj_type_t *first_parent(const mp_obj_type_t *t) {
    if (!MP_OBJ_TYPE_HAS_SLOT(t, parent)) {
        return NULL;
    }
    const mp_obj_base_t *p = MP_OBJ_TYPE_GET_SLOT(t, parent);
    if (p->type == &mp_type_tuple) {
        const mp_obj_tuple_t *tuple = (const void *)p;
        // The parent that gives instances their layout is the interesting one.
        for (size_t i = 0; i < tuple->len; i++) {
            const mp_obj_type_t *q = MP_OBJ_TO_PTR(tuple->items[i]);
            if (!mp_obj_is_instance_type(q) && q != &mp_type_object) {
                return q;
            }
        }
        return tuple->len ? MP_OBJ_TO_PTR(tuple->items[0]) : NULL;
    }
    return (const void *)p;
}

PyTypeObject *typeobject_py_type(const mp_obj_type_t *t) {
    if (is_ours(t)) {
        return vmtype_of(t)->py;
    }
    if (t->flags & FLAG_SUB) {
        return sub_proxy(t);
    }
    size_t i = bound_slot(t);
    if (bound[i].vm == t) {
        return bound[i].py;
    }
    mp_obj_t proxies = MP_STATE_VM(typeobject_proxies);
    mp_obj_t key = MP_OBJ_FROM_PTR(t);
    mp_map_elem_t *e = mp_map_lookup(mp_obj_dict_get_map(proxies), key, MP_MAP_LOOKUP);
    if (e == NULL) {
        const mp_obj_type_t *parent = first_parent(t);
        PyTypeObject *base = parent ? typeobject_py_type(parent) : &PyBaseObject_Type;
        nlr_buf_t nlr;
        if (nlr_push(&nlr) != 0) {
            // Without memory for a proxy the value is just an object to its module.
            return base;
        }
        PyTypeObject *proxy = proxy_new(t, base);
        e = mp_map_lookup(mp_obj_dict_get_map(proxies), key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        e->value = (mp_obj_t)proxy;
        nlr_pop();
    }
    return (PyTypeObject *)e->value;
}

PyTypeObject *PORT(type_of)(PyObject * o) {
    if (is_obj(o)) {
        const mp_obj_type_t *t = head(o);
        if (((uintptr_t)t & 1) || is_ours(t) || t == &typeobject_alias_type) {
            return o->ob_type;
        }
        size_t i = bound_first(t);
        return MP_LIKELY(bound[i].vm == t) ? bound[i].py : typeobject_py_type(t);
    }
    if (mp_obj_is_small_int((mp_obj_t)o)) {
        return &PyLong_Type;
    }
    if (mp_obj_is_qstr((mp_obj_t)o)) {
        return &PyUnicode_Type;
    }
    return typeobject_py_type(mp_obj_get_type((mp_obj_t)o));
}

// ---- results of a module's functions -------------------------------------------------

void typeobject_raise_pending(const char *where) {
    mp_obj_t exc = pending_exc;
    pending_exc = MP_OBJ_NULL;
    if (exc == MP_OBJ_NULL) {
        mp_raise_msg_varg(typeobject_system_error(),
            MP_ERROR_TEXT("%s returned NULL without setting an exception"), where);
    }
    nlr_raise(exc);
}

// A result came with an exception set: CPython's SystemError, which carries the cause.
static __attribute__((noreturn)) void raise_result_with_exception(const char *where) {
    mp_obj_t exc = pending_exc;
    pending_exc = MP_OBJ_NULL;
    if (mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_NotImplementedError))) {
        // The result is what a function answered that the runtime does not have.
        nlr_raise(exc);
    }
    mp_raise_msg_varg(typeobject_system_error(), MP_ERROR_TEXT("%s returned a result with an exception set"), where);
}

static inline mp_obj_t result(PyObject *r, const char *where) {
    if (MP_UNLIKELY(r == NULL)) {
        typeobject_raise_pending(where);
    }
    if (MP_UNLIKELY(pending_exc != MP_OBJ_NULL)) {
        raise_result_with_exception(where);
    }
    return leave(r);
}

// The same for functions that answer with an int.
static inline void status(int r, const char *where) {
    if (MP_UNLIKELY(r < 0)) {
        typeobject_raise_pending(where);
    }
    if (MP_UNLIKELY(pending_exc != MP_OBJ_NULL)) {
        raise_result_with_exception(where);
    }
}

static inline PyObject *self_of(mp_obj_t o) {
    return (PyObject *)MP_OBJ_TO_PTR(o);
}

static inline PyTypeObject *py_of(mp_obj_t o) {
    return vmtype_of(head(MP_OBJ_TO_PTR(o)))->py;
}

// ---- the built-in part of a subclass of a built-in -----------------------------------

_Static_assert(sizeof(PyBaseExceptionObject) >= offsetof(mp_obj_instance_t, subobj) + sizeof(mp_obj_t), "an exception has room for the part");

// The built-in part of any value that has one: what a function of the VM that wants the built-in should see.
static mp_obj_t unwrap(mp_obj_t v) {
    if (is_obj(v)) {
        if (head(v)->flags & FLAG_SUB) {
            v = (mp_obj_t)typeobject_enter_slow(v);
            if (!is_obj(v)) {
                return v;
            }
        }
        mp_obj_t part = typeobject_builtin_part((PyObject *)v);
        if (part != MP_OBJ_NULL) {
            return part;
        }
    }
    return v;
}

PyObject *PORT(builtin_part)(PyObject * o) {
    return enter(unwrap(leave(o)));
}

// The values of a call from a tuple and a dict, positional ones first; those as built-in
// parts when `parts` says so.
static mp_obj_t *call_values(PyObject *args, PyObject *kwds, bool parts, size_t *n, size_t *n_kw) {
    mp_obj_t *items = NULL;
    *n = 0;
    if (args != NULL) {
        items = (mp_obj_t *)PORT(tuple_items)(args, n);
    }
    mp_map_t *kw = kwds != NULL ? mp_obj_dict_get_map((mp_obj_t)kwds) : NULL;
    *n_kw = kw != NULL ? kw->used : 0;
    mp_obj_t *all = m_new(mp_obj_t, *n + 2 * *n_kw + 1);
    size_t k = 0;
    for (; k < *n; k++) {
        all[k] = parts ? unwrap(items[k]) : items[k];
    }
    for (size_t i = 0; kw != NULL && i < kw->alloc; i++) {
        if (mp_map_slot_is_filled(kw, i)) {
            all[k++] = kw->table[i].key;
            all[k++] = kw->table[i].value;
        }
    }
    return all;
}

// list.__init__ and the like empty and fill what is there, as others may hold it: `fresh` is
// moved into `old`.
static void refill(mp_obj_t old, mp_obj_t fresh) {
    const mp_obj_type_t *t = head(MP_OBJ_TO_PTR(old));
    size_t size = t == &mp_type_list ? sizeof(mp_obj_list_t) : t == &mp_type_dict ? sizeof(mp_obj_dict_t)
        : t == &mp_type_set ? sizeof(mp_obj_base_t) + sizeof(mp_set_t) : 0;
    if (size != 0) {
        memcpy(MP_OBJ_TO_PTR(old), MP_OBJ_TO_PTR(fresh), size);
    }
}

int PORT(base_init)(PyObject * o, PyTypeObject * base, PyObject * args, PyObject * kwds) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return -1;
    }
    mp_obj_t *place = part_place(o);
    const mp_obj_type_t *vm = base->_vm[VM_IDENTITY];
    size_t n, n_kw;
    bool exception = mp_obj_is_exception_type(MP_OBJ_FROM_PTR(vm));
    mp_obj_t *all = call_values(args, kwds, !exception, &n, &n_kw);
    mp_obj_t fresh = MP_OBJ_TYPE_GET_SLOT(vm, make_new)(vm, n, n_kw, all);
    if (*place == MP_OBJ_NULL || !is_obj(*place) || exception) {
        *place = fresh;
        uintptr_t link = (uintptr_t)o->ob_type->_vm[VM_LINK];
        if (exception && link != 0) {
            (*(mp_obj_instance_t **)((char *)o + link))->subobj[0] = fresh;
        }
    } else {
        refill(*place, fresh);
    }
    nlr_pop();
    return 0;
}

PyObject *PORT(base_call)(PyTypeObject * base, PyObject * args, PyObject * kwds) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return NULL;
    }
    size_t n, n_kw;
    mp_obj_t *all = call_values(args, kwds, false, &n, &n_kw);
    mp_obj_t r = mp_call_function_n_kw((mp_obj_t)base->_vm[VM_IDENTITY], n, n_kw, all);
    nlr_pop();
    return enter(r);
}

// ---- descriptors ----------------------------------------------------------------------

static const char *short_name(const PyTypeObject *t) {
    const char *dot = strrchr(t->tp_name, '.');
    return dot != NULL ? dot + 1 : t->tp_name;
}

// "Noddy.name" or "module.function", for messages.
static void qualified(const descr *d, const char *name, char *buf, size_t size) {
    size_t n = 0;
    const char *parts[2] = {d->owner != NULL ? short_name(d->owner) : NULL, name};
    if (d->owner == NULL && d->self != NULL && is_type_alias(d->self)) {
        parts[0] = short_name((const PyTypeObject *)d->self);
    } else if (d->owner == NULL && d->self != NULL && head(d->self) == &mp_type_module) {
        mp_map_elem_t *e = mp_map_lookup(&((mp_obj_module_t *)d->self)->globals->map,
            MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_MAP_LOOKUP);
        if (e != NULL && mp_obj_is_str(e->value)) {
            parts[0] = mp_obj_str_get_str(e->value);
        }
    }
    for (int i = 0; i < 2; i++) {
        for (const char *p = parts[i]; p != NULL && *p != '\0' && n + 2 < size; p++) {
            buf[n++] = *p;
        }
        if (i == 0 && parts[0] != NULL && n + 2 < size) {
            buf[n++] = '.';
        }
    }
    buf[n] = '\0';
}

#define QUALIFIED(d) \
    char where[80]; \
    qualified(d, (d)->d.method->ml_name, where, sizeof(where))

static __attribute__((noreturn)) void wrong_count(const descr *d, size_t n_args, size_t n_kw) {
    QUALIFIED(d);
    if (n_kw != 0 && d->owner == NULL && !(d->d.method->ml_flags & (METH_NOARGS | METH_O | METH_FASTCALL | METH_STATIC | METH_CLASS))) {
        // As CPython words it for a function that takes a tuple.
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() takes no keyword arguments"), d->d.method->ml_name);
    }
    if (n_kw != 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() takes no keyword arguments"), where);
    }
    if (d->d.method->ml_flags & METH_O) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() takes exactly one argument (%d given)"), where, (int)n_args);
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() takes no arguments (%d given)"), where, (int)n_args);
}

static __attribute__((noreturn)) void failed(const descr *d, PyObject *r) {
    // CPython shows the function's repr here.
    char where[112];
    const char *name = d->d.method->ml_name;
    vstr_t v;
    vstr_init_fixed_buf(&v, sizeof(where), where);
    if (d->owner != NULL) {
        snprintf(where, sizeof(where), "<method '%.40s' of '%.40s' objects>", name, d->owner->tp_name);
    } else {
        snprintf(where, sizeof(where), "<built-in function %.80s>", name);
    }
    if (r == NULL) {
        typeobject_raise_pending(where);
    }
    raise_result_with_exception(where);
}

static inline mp_obj_t method_result(const descr *d, PyObject *r) {
    if (MP_UNLIKELY(r == NULL || pending_exc != MP_OBJ_NULL)) {
        failed(d, r);
    }
    return leave(r);
}

static bool is_subtype(PyTypeObject *a, PyTypeObject *b) {
    for (; a != NULL; a = a->tp_base) {
        if (a == b) {
            return true;
        }
    }
    return false;
}

static PyObject *check_self_slow(const descr *d, size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        QUALIFIED(d);
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unbound method %s() needs an argument"), where);
    }
    PyObject *o = enter(args[0]);
    if (!is_subtype(PORT(type_of)(o), d->owner)) {
        mp_raise_msg_varg(&mp_type_TypeError,
            MP_ERROR_TEXT("descriptor '%s' for '%s' objects doesn't apply to a '%s' object"),
            d->d.method->ml_name, d->owner->tp_name, PORT(type_of)(o)->tp_name);
    }
    return o;
}

// The object a method is called on: the first argument, of the right type; or the module.
static inline PyObject *check_self(const descr *d, size_t *n_args, const mp_obj_t **args) {
    if (d->owner == NULL) {
        return d->d.method->ml_flags & METH_STATIC ? NULL : d->self;
    }
    PyObject *o;
    if (MP_LIKELY(*n_args != 0 && is_obj((*args)[0]) && (const void *)head((*args)[0]) == d->owner->_vm[VM_HEAD])) {
        o = (PyObject *)(*args)[0];
    } else {
        o = check_self_slow(d, *n_args, *args);
    }
    *n_args -= 1;
    *args += 1;
    return o;
}

static mp_obj_t call_noargs(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    if (MP_UNLIKELY(n_args + n_kw != 0)) {
        wrong_count(d, n_args, n_kw);
    }
    return method_result(d, d->d.method->ml_meth(self, NULL));
}

static mp_obj_t call_o(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    if (MP_UNLIKELY(n_args != 1 || n_kw != 0)) {
        wrong_count(d, n_args, n_kw);
    }
    return method_result(d, d->d.method->ml_meth(self, enter(args[0])));
}

static mp_obj_t call_varargs(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    if (MP_UNLIKELY(n_kw != 0)) {
        wrong_count(d, n_args, n_kw);
    }
    PyObject *a = args_tuple(n_args, args);
    PyObject *r = d->d.method->ml_meth(self, a);
    args_done(a, NULL);
    return method_result(d, r);
}

static mp_obj_t call_keywords(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    PyCFunctionWithKeywords f = (PyCFunctionWithKeywords)(void (*)(void))d->d.method->ml_meth;
    PyObject *a = args_tuple(n_args, args);
    PyObject *k = args_dict(n_kw, args + n_args);
    PyObject *r = f(self, a, k);
    args_done(a, k);
    return method_result(d, r);
}

// Room for the values of a call: on the stack up to a bound, in the heap above it.
#define ROOM_MAX (32)
#define ROOM(name, type, n) \
    type name##_small[ROOM_MAX]; \
    type *name = (n) <= ROOM_MAX ? name##_small : m_new(type, n)

// Module form of an argument array: itself when nothing in it changes, else a copy in `buf`.
static PyObject *const *enter_args(size_t n, const mp_obj_t *args, PyObject **buf) {
    size_t i;
    for (i = 0; i < n && (!is_obj(args[i]) || enter(args[i]) == (PyObject *)args[i]); i++) {
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
        wrong_count(d, n_args, n_kw);
    }
    ROOM(buf, PyObject *, n_args);
    _PyCFunctionFast f = (_PyCFunctionFast)(void (*)(void))d->d.method->ml_meth;
    return method_result(d, f(self, enter_args(n_args, args, buf), (Py_ssize_t)n_args));
}

static mp_obj_t call_fastcall_keywords(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    PyObject *self = check_self(d, &n_args, &args);
    ROOM(buf, PyObject *, n_args + n_kw);
    PyObject *names = NULL;
    PyObject *const *values;
    if (n_kw == 0) {
        values = enter_args(n_args, args, buf);
    } else {
        mp_obj_tuple_t *t = MP_OBJ_TO_PTR(mp_obj_new_tuple(n_kw, NULL));
        for (size_t i = 0; i < n_kw; i++) {
            t->items[i] = args[n_args + 2 * i];
        }
        names = (PyObject *)t;
        for (size_t i = 0; i < n_args; i++) {
            buf[i] = enter(args[i]);
        }
        for (size_t i = 0; i < n_kw; i++) {
            buf[n_args + i] = enter(args[n_args + 2 * i + 1]);
        }
        values = buf;
    }
    if (d->d.method->ml_flags & METH_METHOD) {
        PyCMethod f = (PyCMethod)(void (*)(void))d->d.method->ml_meth;
        return method_result(d, f(self, d->owner, values, n_args, names));
    }
    _PyCFunctionFastWithKeywords f = (_PyCFunctionFastWithKeywords)(void (*)(void))d->d.method->ml_meth;
    return method_result(d, f(self, values, (Py_ssize_t)n_args, names));
}

static void method_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    const descr *d = MP_OBJ_TO_PTR(self_in);
    if (d->owner != NULL) {
        mp_printf(print, "<method '%s' of '%s' objects>", d->d.method->ml_name, d->owner->tp_name);
    } else {
        mp_printf(print, "<built-in function %s>", d->d.method->ml_name);
    }
}

static void descr_attr_common(mp_obj_t self_in, qstr attr, mp_obj_t *dest, const char *name, const char *doc) {
    (void)self_in;
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR___name__) {
        dest[0] = mp_obj_new_str_from_cstr(name);
    } else if (attr == MP_QSTR___doc__) {
        dest[0] = doc != NULL ? mp_obj_new_str_from_cstr(doc) : mp_const_none;
    }
}

static void method_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    descr_attr_common(self_in, attr, dest, d->d.method->ml_name, d->d.method->ml_doc);
}

static void member_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    descr_attr_common(self_in, attr, dest, d->d.member->name, d->d.member->doc);
}

static void getset_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    descr_attr_common(self_in, attr, dest, d->d.getset->name, d->d.getset->doc);
}

static void member_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    const descr *d = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "<member '%s' of '%s' objects>", d->d.member->name, d->owner->tp_name);
}

static void getset_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    const descr *d = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "<attribute '%s' of '%s' objects>", d->d.getset->name, d->owner->tp_name);
}

#define METHOD_TYPE(name, call_fun) \
    static MP_DEFINE_CONST_OBJ_TYPE(name, MP_QSTR_method_descriptor, MP_TYPE_FLAG_BINDS_SELF, \
        print, method_print, call, call_fun, attr, method_attr); \
    static MP_DEFINE_CONST_OBJ_TYPE(name##_module, MP_QSTR_builtin_function_or_method, MP_TYPE_FLAG_NONE, \
        print, method_print, call, call_fun, attr, method_attr)

METHOD_TYPE(type_noargs, call_noargs);
METHOD_TYPE(type_o, call_o);
METHOD_TYPE(type_varargs, call_varargs);
METHOD_TYPE(type_keywords, call_keywords);
METHOD_TYPE(type_fastcall, call_fastcall);
METHOD_TYPE(type_fastcall_keywords, call_fastcall_keywords);

static MP_DEFINE_CONST_OBJ_TYPE(type_member, MP_QSTR_member_descriptor, MP_TYPE_FLAG_NONE,
    print, member_print, attr, member_attr);
static MP_DEFINE_CONST_OBJ_TYPE(type_getset, MP_QSTR_getset_descriptor, MP_TYPE_FLAG_NONE,
    print, getset_print, attr, getset_attr);

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
    buf[0] = unwrap(args[0]);
    for (size_t i = 1; i < n; i++) {
        buf[i] = d->self != NULL ? unwrap(args[i]) : args[i];
    }
    return mp_call_function_n_kw(d->d.wrapped, n_args, n_kw, buf);
}

static MP_DEFINE_CONST_OBJ_TYPE(type_wrapped, MP_QSTR_method_descriptor, MP_TYPE_FLAG_BINDS_SELF,
    call, wrapped_call);

static void call_init(PyTypeObject *t, PyObject *o, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    PyObject *a = args_tuple(n_args, args);
    PyObject *k = args_dict(n_kw, args + n_args);
    int r = t->tp_init(o, a, k);
    args_done(a, k);
    status(r, "__init__");
}

// T.__init__, for a Python subclass that calls it by name.
static mp_obj_t init_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const descr *d = MP_OBJ_TO_PTR(self_in);
    if (n_args == 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("descriptor '__init__' of '%s' object needs an argument"), d->owner->tp_name);
    }
    PyObject *o = enter(args[0]);
    PyTypeObject *t = PORT(type_of)(o);
    if (!is_subtype(t, d->owner)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("descriptor '__init__' requires a '%s' object but received a '%s'"),
            d->owner->tp_name, t->tp_name);
    }
    call_init(d->owner, o, n_args - 1, n_kw, args + 1);
    return mp_const_none;
}

static MP_DEFINE_CONST_OBJ_TYPE(type_init, MP_QSTR_wrapper_descriptor, MP_TYPE_FLAG_BINDS_SELF, call, init_call);

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
    return result(r, "__new__");
}

static MP_DEFINE_CONST_OBJ_TYPE(type_new, MP_QSTR_builtin_function_or_method, MP_TYPE_FLAG_NONE, call, new_call);

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

PyObject *PORT(descr_method)(void *def, PyTypeObject * owner, PyObject * self, PyObject * module) {
    (void)module;
    const PyMethodDef *m = def;
    static const struct {
        int flags;
        const mp_obj_type_t *of_type, *of_module;
    } kinds[] = {
        {METH_NOARGS, &type_noargs, &type_noargs_module},
        {METH_O, &type_o, &type_o_module},
        {METH_VARARGS, &type_varargs, &type_varargs_module},
        {METH_VARARGS | METH_KEYWORDS, &type_keywords, &type_keywords_module},
        {METH_FASTCALL, &type_fastcall, &type_fastcall_module},
        {METH_FASTCALL | METH_KEYWORDS, &type_fastcall_keywords, &type_fastcall_keywords_module},
        {METH_METHOD | METH_FASTCALL | METH_KEYWORDS, &type_fastcall_keywords, &type_fastcall_keywords_module},
    };
    int flags = m->ml_flags & (METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD);
    for (size_t i = 0; i < MP_ARRAY_SIZE(kinds); i++) {
        if (kinds[i].flags == flags) {
            // A class method takes the class as its self: any type will do there.
            bool bound = owner == NULL || (m->ml_flags & (METH_CLASS | METH_STATIC));
            const mp_obj_type_t *type = bound ? kinds[i].of_module : kinds[i].of_type;
            // A static method keeps its type for messages.
            return (PyObject *)descr_new(type, def, bound ? NULL : owner, owner != NULL ? (PyObject *)owner : self);
        }
    }
    PyErr_BadInternalCall();
    return NULL;
}

// A METH_CLASS method: the class comes as the first argument and becomes `self`.
static mp_obj_t class_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    descr d = *(descr *)MP_OBJ_TO_PTR(self_in);
    if (n_args == 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unbound method %s() needs an argument"), d.d.method->ml_name);
    }
    d.self = enter(args[0]);
    d.owner = NULL;
    const mp_obj_type_t *type = MP_OBJ_TO_PTR(((descr *)MP_OBJ_TO_PTR(self_in))->self);
    return MP_OBJ_TYPE_GET_SLOT(type, call)(MP_OBJ_FROM_PTR(&d), n_args - 1, n_kw, args + 1);
}

static MP_DEFINE_CONST_OBJ_TYPE(type_classmethod, MP_QSTR_classmethod_descriptor, MP_TYPE_FLAG_BINDS_SELF,
    print, method_print, call, class_call, attr, method_attr);

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
        if (is_obj(fun) && MP_OBJ_TYPE_GET_SLOT_OR_NULL(head(fun), print) == method_print) {
            // A method of ours: the class is passed as self, not as an argument.
            descr *d = MP_OBJ_TO_PTR(fun);
            d->self = (PyObject *)head(fun);
            d->base.type = &type_classmethod;
        }
    }
    return o;
}

PyObject *PORT(descr_member)(void *def, PyTypeObject * owner) {
    return (PyObject *)descr_new(&type_member, def, owner, NULL);
}

PyObject *PORT(descr_getset)(void *def, PyTypeObject * owner) {
    return (PyObject *)descr_new(&type_getset, def, owner, NULL);
}

// ---- attributes -------------------------------------------------------------------------

// The special methods of a type's slots as functions: what `super().__repr__()` and the
// VM's own fallbacks ask for by name.
static mp_obj_t special_repr(mp_obj_t self) {
    return result(py_of(self)->tp_repr(self_of(self)), "__repr__");
}
static MP_DEFINE_CONST_FUN_OBJ_1(special_repr_obj, special_repr);

static mp_obj_t special_str(mp_obj_t self) {
    return result(py_of(self)->tp_str(self_of(self)), "__str__");
}
static MP_DEFINE_CONST_FUN_OBJ_1(special_str_obj, special_str);

static mp_obj_t special_hash(mp_obj_t self) {
    return mp_unary_op(MP_UNARY_OP_HASH, self);
}
static MP_DEFINE_CONST_FUN_OBJ_1(special_hash_obj, special_hash);

static mp_obj_t special_len(mp_obj_t self) {
    return mp_obj_len(self);
}
static MP_DEFINE_CONST_FUN_OBJ_1(special_len_obj, special_len);

static mp_obj_t special_iter(mp_obj_t self) {
    return mp_getiter(self, NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_1(special_iter_obj, special_iter);

static mp_obj_t special_getitem(mp_obj_t self, mp_obj_t index) {
    return mp_obj_subscr(self, index, MP_OBJ_SENTINEL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(special_getitem_obj, special_getitem);

static mp_obj_t special_delitem(mp_obj_t self, mp_obj_t index) {
    mp_obj_subscr(self, index, MP_OBJ_NULL);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(special_delitem_obj, special_delitem);

static mp_obj_t special_setitem(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
    mp_obj_subscr(self, index, value);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(special_setitem_obj, special_setitem);

static mp_obj_t special_contains(mp_obj_t self, mp_obj_t item) {
    return mp_binary_op(MP_BINARY_OP_CONTAINS, self, item);
}
static MP_DEFINE_CONST_FUN_OBJ_2(special_contains_obj, special_contains);

static mp_obj_t special_eq(mp_obj_t self, mp_obj_t other) {
    return mp_binary_op(MP_BINARY_OP_EQUAL, self, other);
}
static MP_DEFINE_CONST_FUN_OBJ_2(special_eq_obj, special_eq);

static mp_obj_t special_call(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    return mp_call_function_n_kw(args[0], n_args - 1, kw->used, args + 1);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(special_call_obj, 1, special_call);

static mp_obj_t special_get(mp_obj_t self, mp_obj_t o, mp_obj_t cls) {
    return result(py_of(self)->tp_descr_get(self_of(self), o == mp_const_none ? NULL : enter(o), enter(cls)), "__get__");
}
static MP_DEFINE_CONST_FUN_OBJ_3(special_get_obj, special_get);

static mp_obj_t special_set(mp_obj_t self, mp_obj_t o, mp_obj_t value) {
    status(py_of(self)->tp_descr_set(self_of(self), enter(o), enter(value)), "__set__");
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(special_set_obj, special_set);

static mp_obj_t special_delete(mp_obj_t self, mp_obj_t o) {
    status(py_of(self)->tp_descr_set(self_of(self), enter(o), NULL), "__delete__");
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(special_delete_obj, special_delete);

static mp_obj_t special(PyTypeObject *t, qstr attr) {
    bool items = t->tp_as_mapping != NULL || t->tp_as_sequence != NULL;
    const void *f = NULL;
    switch (attr) {
        case MP_QSTR___repr__:
            f = &special_repr_obj;
            break;
        case MP_QSTR___str__:
            f = &special_str_obj;
            break;
        case MP_QSTR___hash__:
            f = &special_hash_obj;
            break;
        case MP_QSTR___eq__:
            f = &special_eq_obj;
            break;
        case MP_QSTR___len__:
            f = items ? &special_len_obj : NULL;
            break;
        case MP_QSTR___iter__:
            f = t->tp_iter != NULL ? &special_iter_obj : NULL;
            break;
        case MP_QSTR___getitem__:
            f = items ? &special_getitem_obj : NULL;
            break;
        case MP_QSTR___setitem__:
            f = items ? &special_setitem_obj : NULL;
            break;
        case MP_QSTR___delitem__:
            f = items ? &special_delitem_obj : NULL;
            break;
        case MP_QSTR___contains__:
            f = items ? &special_contains_obj : NULL;
            break;
        case MP_QSTR___call__:
            f = t->tp_call != NULL ? &special_call_obj : NULL;
            break;
        case MP_QSTR___get__:
            f = t->tp_descr_get != NULL ? &special_get_obj : NULL;
            break;
        case MP_QSTR___set__:
            f = t->tp_descr_set != NULL ? &special_set_obj : NULL;
            break;
        case MP_QSTR___delete__:
            f = t->tp_descr_set != NULL ? &special_delete_obj : NULL;
            break;
        default:
            break;
    }
    return f == NULL ? MP_OBJ_NULL : MP_OBJ_FROM_PTR(f);
}

// Finds `attr` in the dicts of `t` and its bases, then among the special methods. NULL when
// there is none.
static mp_obj_t find_uncached(PyTypeObject *type, qstr attr) {
    // The native object in an instance of a class made in Python: the VM has looked there.
    while (type->_vm[VM_LINK] != NULL) {
        type = type->tp_base;
    }
    for (PyTypeObject *t = type; t != NULL; t = t->tp_base) {
        if (t->tp_dict != NULL && is_obj(t->tp_dict)) {
            mp_map_elem_t *e = mp_map_lookup(mp_obj_dict_get_map((mp_obj_t)t->tp_dict), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
            if (e != NULL) {
                return e->value;
            }
        }
    }
    return special(type, attr);
}

static void classify(attr_entry *e);

static inline attr_entry *find(vmtype *vt, qstr attr) {
    attr_entry *e = &vt->cache[(size_t)attr & (ATTR_CACHE - 1)];
    if (MP_UNLIKELY(e->qst != (size_t)attr)) {
        e->value = find_uncached(vt->py, attr);
        e->qst = (size_t)attr;
        classify(e);
    }
    return e;
}

void PORT(type_modified)(PyTypeObject * t) {
    // Subclasses look through their bases, so every cache may be stale.
    (void)t;
    for (PyTypeObject *p = MP_STATE_VM(typeobject_types); p != NULL; p = p->_vm[VM_NEXT]) {
        vmtype *vt = p->_vm[VM_HEAD];
        memset(vt->cache, 0, sizeof(vt->cache));
    }
}

static inline bool is_data_descr(mp_obj_t v) {
    return v != MP_OBJ_NULL && is_obj(v) && (head(v) == &type_member || head(v) == &type_getset);
}

static mp_obj_t data_descr_get(mp_obj_t v, PyObject *self) {
    const descr *d = MP_OBJ_TO_PTR(v);
    if (d->base.type == &type_member) {
        return result(typeobject_member_get(self, d->d.member), d->d.member->name);
    }
    const PyGetSetDef *g = d->d.getset;
    if (g->get == NULL) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("attribute '%s' of '%s' objects is not readable"),
            g->name, d->owner->tp_name);
    }
    return result(g->get(self, g->closure), g->name);
}

static void data_descr_set(mp_obj_t v, PyObject *self, mp_obj_t value) {
    const descr *d = MP_OBJ_TO_PTR(v);
    PyObject *pv = value == MP_OBJ_NULL ? NULL : enter(value);
    if (d->base.type == &type_member) {
        status(typeobject_member_set(self, d->d.member, pv), d->d.member->name);
        return;
    }
    const PyGetSetDef *g = d->d.getset;
    if (g->set == NULL) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("attribute '%s' of '%s' objects is not writable"),
            g->name, d->owner->tp_name);
    }
    status(g->set(self, pv, g->closure), g->name);
}

static __attribute__((noreturn)) void no_attribute(PyTypeObject *t, qstr attr) {
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%s' object has no attribute '%q'"), t->tp_name, attr);
}

// Attribute access through the types' dicts alone: PyObject_GenericGetAttr and -SetAttr.
static void generic_load(mp_obj_t self_in, vmtype *vt, qstr attr, mp_obj_t *dest) {
    const attr_entry *e = find(vt, attr);
    char *self = MP_OBJ_TO_PTR(self_in);
    switch (e->kind) {
        case ATTR_BINDS:
            dest[0] = e->value;
            dest[1] = self_in;
            return;
        case ATTR_OBJECT: {
            PyObject *v = *(PyObject **)(self + e->offset);
            if (MP_LIKELY(v != NULL)) {
                dest[0] = leave(v);
                return;
            }
            break;
        }
        case ATTR_INT: {
            int v = *(int *)(self + e->offset);
            dest[0] = MP_SMALL_INT_FITS((mp_int_t)v) ? MP_OBJ_NEW_SMALL_INT(v) : mp_obj_new_int(v);
            return;
        }
        case ATTR_GETSET: {
            const PyGetSetDef *g = ((const descr *)MP_OBJ_TO_PTR(e->value))->d.getset;
            if (g->get != NULL) {
                dest[0] = result(g->get((PyObject *)self, g->closure), g->name);
                return;
            }
            break;
        }
        case ATTR_MEMBER:
            break;
        case ATTR_DESCR: {
            PyTypeObject *t = vmtype_of(head(MP_OBJ_TO_PTR(e->value)))->py;
            if (t->tp_descr_get != NULL) {
                dest[0] = result(t->tp_descr_get((PyObject *)e->value, (PyObject *)self, (PyObject *)vt->py), "__get__");
            } else {
                dest[0] = e->value;
            }
            return;
        }
        case ATTR_OTHER:
            mp_convert_member_lookup(self_in, (const mp_obj_type_t *)vt, e->value, dest);
            return;
        default: {
            // An exception's `args` and the like.
            mp_obj_t part = typeobject_builtin_part((PyObject *)self);
            if (part != MP_OBJ_NULL && is_obj(part) && MP_OBJ_TYPE_HAS_SLOT(head(part), attr)) {
                mp_load_method_maybe(part, attr, dest);
            }
            return;
        }
    }
    dest[0] = data_descr_get(e->value, (PyObject *)self);
}

static void generic_store(mp_obj_t self_in, vmtype *vt, qstr attr, mp_obj_t value) {
    const attr_entry *e = find(vt, attr);
    char *self = MP_OBJ_TO_PTR(self_in);
    if (value != MP_OBJ_NULL) {
        switch (e->kind) {
            case ATTR_OBJECT:
                *(PyObject **)(self + e->offset) = enter(value);
                return;
            case ATTR_INT:
                if (mp_obj_is_small_int(value)) {
                    mp_int_t v = MP_OBJ_SMALL_INT_VALUE(value);
                    if (v == (int)v) {
                        *(int *)(self + e->offset) = (int)v;
                        return;
                    }
                }
                break;
            case ATTR_GETSET: {
                const PyGetSetDef *g = ((const descr *)MP_OBJ_TO_PTR(e->value))->d.getset;
                if (g->set != NULL) {
                    status(g->set((PyObject *)self, enter(value), g->closure), g->name);
                    return;
                }
                break;
            }
            default:
                break;
        }
    }
    if (e->kind == ATTR_NONE) {
        no_attribute(vt->py, attr);
    }
    if (e->kind == ATTR_DESCR) {
        PyTypeObject *t = vmtype_of(head(MP_OBJ_TO_PTR(e->value)))->py;
        if (t->tp_descr_set != NULL) {
            status(t->tp_descr_set((PyObject *)e->value, (PyObject *)self,
                value == MP_OBJ_NULL ? NULL : enter(value)), "__set__");
            return;
        }
    }
    if (!is_data_descr(e->value)) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%s' object attribute '%q' is read-only"),
            vt->py->tp_name, attr);
    }
    data_descr_set(e->value, (PyObject *)self, value);
}

// tp_getattro or tp_getattr of a type's own. A missing attribute is no error to the VM,
// which raises its own.
static void custom_load(mp_obj_t self_in, PyTypeObject *t, qstr attr, mp_obj_t *dest) {
    PyObject *r;
    if (t->tp_getattro != NULL) {
        r = t->tp_getattro(self_of(self_in), (PyObject *)MP_OBJ_NEW_QSTR(attr));
    } else {
        r = t->tp_getattr(self_of(self_in), (char *)qstr_str(attr));
    }
    if (r == NULL) {
        mp_obj_t exc = pending_exc;
        if (exc != MP_OBJ_NULL && mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_AttributeError))) {
            pending_exc = MP_OBJ_NULL;
            return;
        }
        typeobject_raise_pending("tp_getattro");
    }
    dest[0] = result(r, "tp_getattro");
}

static void custom_store(mp_obj_t self_in, PyTypeObject *t, qstr attr, mp_obj_t value) {
    PyObject *v = value == MP_OBJ_NULL ? NULL : enter(value);
    if (t->tp_setattro != NULL) {
        status(t->tp_setattro(self_of(self_in), (PyObject *)MP_OBJ_NEW_QSTR(attr), v), "tp_setattro");
    } else {
        status(t->tp_setattr(self_of(self_in), (char *)qstr_str(attr), v), "tp_setattr");
    }
}

static __attribute__((noinline)) void ours_attr_slow(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    vmtype *vt = vmtype_of(head(MP_OBJ_TO_PTR(self_in)));
    bool custom = !vt->generic_attr;
    if (dest[0] == MP_OBJ_NULL) {
        if (custom) {
            custom_load(self_in, vt->py, attr, dest);
        } else {
            generic_load(self_in, vt, attr, dest);
        }
        return;
    }
    if (custom) {
        custom_store(self_in, vt->py, attr, dest[1]);
    } else {
        generic_store(self_in, vt, attr, dest[1]);
    }
    dest[0] = MP_OBJ_NULL;
}

// One access of one kind each: what the attr slot goes on to, without a frame where nothing
// is called.

static void access_slow(mp_obj_t self, const attr_entry *e, mp_obj_t *dest) {
    ours_attr_slow(self, (qstr)e->qst, dest);
}

static void load_binds(mp_obj_t self, const attr_entry *e, mp_obj_t *dest) {
    dest[0] = e->value;
    dest[1] = self;
}

static __attribute__((noinline)) void load_object_slow(PyObject *v, mp_obj_t *dest) {
    dest[0] = leave(v);
}

static void load_object(mp_obj_t self, const attr_entry *e, mp_obj_t *dest) {
    PyObject *v = *(PyObject **)((char *)self + e->offset);
    if (!is_obj(v)) {
        dest[0] = (mp_obj_t)v;
    } else if (MP_LIKELY(v != NULL)) {
        load_object_slow(v, dest);
    } else {
        access_slow(self, e, dest);
    }
}

static void load_int(mp_obj_t self, const attr_entry *e, mp_obj_t *dest) {
    int v = *(int *)((char *)self + e->offset);
    if (sizeof(mp_obj_t) > sizeof(int) || MP_SMALL_INT_FITS(v)) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(v);
    } else {
        access_slow(self, e, dest);
    }
}

static void load_getset(mp_obj_t self, const attr_entry *e, mp_obj_t *dest) {
    PyObject *r = e->getset->get((PyObject *)self, e->getset->closure);
    if (MP_UNLIKELY(r == NULL || pending_exc != MP_OBJ_NULL)) {
        result(r, e->getset->name);
    }
    dest[0] = leave(r);
}

static __attribute__((noinline)) void store_object_slow(PyObject **place, mp_obj_t *dest) {
    *place = enter(dest[1]);
    dest[0] = MP_OBJ_NULL;
}

static void store_object(mp_obj_t self, const attr_entry *e, mp_obj_t *dest) {
    PyObject **place = (PyObject **)((char *)self + e->offset);
    if (is_obj(dest[1])) {
        store_object_slow(place, dest);
    } else {
        *place = (PyObject *)dest[1];
        dest[0] = MP_OBJ_NULL;
    }
}

static void store_int(mp_obj_t self, const attr_entry *e, mp_obj_t *dest) {
    mp_int_t v = MP_OBJ_SMALL_INT_VALUE(dest[1]);
    if (MP_LIKELY(mp_obj_is_small_int(dest[1]) && v == (int)v)) {
        *(int *)((char *)self + e->offset) = (int)v;
        dest[0] = MP_OBJ_NULL;
    } else {
        access_slow(self, e, dest);
    }
}

static void store_getset(mp_obj_t self, const attr_entry *e, mp_obj_t *dest) {
    int r = e->getset->set((PyObject *)self, enter(dest[1]), e->getset->closure);
    if (MP_UNLIKELY(r < 0 || pending_exc != MP_OBJ_NULL)) {
        status(r, e->getset->name);
    }
    dest[0] = MP_OBJ_NULL;
}

static void classify(attr_entry *e) {
    mp_obj_t v = e->value;
    e->kind = ATTR_OTHER;
    e->load = e->store = access_slow;
    if (v == MP_OBJ_NULL) {
        e->kind = ATTR_NONE;
    } else if (is_obj(v)) {
        const mp_obj_type_t *t = head(v);
        if (t == &type_getset) {
            e->kind = ATTR_GETSET;
            e->getset = ((const descr *)MP_OBJ_TO_PTR(v))->d.getset;
            e->load = e->getset->get != NULL ? load_getset : access_slow;
            e->store = e->getset->set != NULL ? store_getset : access_slow;
        } else if (t == &type_member) {
            const PyMemberDef *m = ((const descr *)MP_OBJ_TO_PTR(v))->d.member;
            bool plain = !(m->flags & READONLY) && m->offset >= 0 && (uint64_t)m->offset <= UINT32_MAX;
            e->kind = plain && m->type == T_OBJECT_EX ? ATTR_OBJECT : plain && m->type == T_INT ? ATTR_INT : ATTR_MEMBER;
            e->offset = (uint32_t)m->offset;
            if (e->kind == ATTR_OBJECT) {
                e->load = load_object;
                e->store = store_object;
            } else if (e->kind == ATTR_INT) {
                e->load = load_int;
                e->store = store_int;
            }
        } else if (t->flags & MP_TYPE_FLAG_BINDS_SELF) {
            e->kind = ATTR_BINDS;
            e->load = load_binds;
        } else if (is_ours(t) && (vmtype_of(t)->py->tp_descr_get != NULL || vmtype_of(t)->py->tp_descr_set != NULL)) {
            e->kind = ATTR_DESCR;
        }
    }
}

// The attr slot.
static void ours_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    const attr_entry *e = &vmtype_of(head(self))->cache[(size_t)attr & (ATTR_CACHE - 1)];
    if (MP_UNLIKELY(e->qst != (size_t)attr)) {
        ours_attr_slow(self, attr, dest);
    } else if (dest[0] == MP_OBJ_NULL) {
        e->load(self, e, dest);
    } else if (dest[1] != MP_OBJ_NULL) {
        e->store(self, e, dest);
    } else {
        ours_attr_slow(self, attr, dest);
    }
}

int PORT(is_ours)(PyObject * o) {
    return is_obj(o) && is_ours(head(o));
}

// For the runtime: `o` is an object of a module's type.
PyObject *PORT(generic_getattr)(PyObject * o, PyObject * name, int *found) {
    *found = 1;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return NULL;
    }
    mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    generic_load((mp_obj_t)o, vmtype_of(head(o)), mp_obj_str_get_qstr((mp_obj_t)name), dest);
    if (dest[0] == MP_OBJ_NULL) {
        *found = 0;
    } else if (dest[1] != MP_OBJ_NULL) {
        dest[0] = mp_obj_new_bound_meth(dest[0], dest[1]);
    }
    nlr_pop();
    return dest[0] == MP_OBJ_NULL ? NULL : enter(dest[0]);
}

int PORT(generic_setattr)(PyObject * o, PyObject * name, PyObject * value) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return -1;
    }
    generic_store((mp_obj_t)o, vmtype_of(head(o)), mp_obj_str_get_qstr((mp_obj_t)name),
        value == NULL ? MP_OBJ_NULL : leave(value));
    nlr_pop();
    return 0;
}

// ---- the other slots --------------------------------------------------------------------

static mp_obj_t construct(PyTypeObject *t, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (MP_UNLIKELY(typeobject_gc_pending)) {
        typeobject_gc_safe_point();
    }
    if (t->tp_new == NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot create '%s' instances"), t->tp_name);
    }
    PyObject *a = args_tuple(n_args, args);
    PyObject *k = args_dict(n_kw, args + n_args);
    PyObject *o = t->tp_new(t, a, k);
    if (MP_UNLIKELY(o == NULL)) {
        args_done(a, k);
        typeobject_raise_pending(t->tp_name);
    }
    PyTypeObject *ot = is_obj(o) && (const void *)head(o) == t->_vm[VM_HEAD] ? t : PORT(type_of)(o);
    int r = 0;
    if (ot->tp_init != NULL && (ot == t || is_subtype(ot, t))) {
        r = ot->tp_init(o, a, k);
    }
    args_done(a, k);
    status(r, t->tp_name);
    return leave(o);
}

static mp_obj_t ours_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    return construct(vmtype_of(type)->py, n_args, n_kw, args);
}

static void print_builtin_part(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    mp_obj_t part = typeobject_builtin_part(self_of(self_in));
    if (mp_obj_is_native_exception_instance(part)) {
        // With the name of its own class, as the VM does it for classes made in Python.
        if (kind != PRINT_STR) {
            mp_print_str(print, short_name(py_of(self_in)));
        }
        kind |= PRINT_EXC_SUBCLASS;
    }
    mp_obj_print_helper(print, part, kind);
}

// Whether a slot of `t` is the one that its built-in base has.
#define FROM_BUILTIN(t, slot) \
    ((t)->_vm[VM_BASE] != NULL && (t)->slot == ((PyTypeObject *)(t)->_vm[VM_BASE])->slot)

static void ours_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    mp_cstack_check();
    PyTypeObject *t = py_of(self_in);
    bool str = kind == PRINT_STR;
    if (str ? FROM_BUILTIN(t, tp_str) && FROM_BUILTIN(t, tp_repr) : FROM_BUILTIN(t, tp_repr)) {
        print_builtin_part(print, self_in, kind);
        return;
    }
    reprfunc f = str && !FROM_BUILTIN(t, tp_str) ? t->tp_str : t->tp_repr;
    const char *where = str ? "__str__" : "__repr__";
    mp_obj_t r = result(f(self_of(self_in)), where);
    if (!mp_obj_is_str(r)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s returned non-string (type %s)"), where, mp_obj_get_type_str(r));
    }
    size_t len;
    const char *text = mp_obj_str_get_data(r, &len);
    mp_print_strn(print, text, len, 0, 0, 0);
}

// Calls a slot of a suite when the suite and the slot are there.
#define SUITE(t, suite, slot) ((t)->suite != NULL ? (t)->suite->slot : NULL)

static Py_ssize_t length(PyTypeObject *t, PyObject *o) {
    lenfunc f = SUITE(t, tp_as_sequence, sq_length);
    if (f == NULL) {
        f = SUITE(t, tp_as_mapping, mp_length);
    }
    if (f == NULL) {
        return -2;
    }
    Py_ssize_t n = f(o);
    if (n < 0) {
        typeobject_raise_pending("__len__");
    }
    return n;
}

static mp_obj_t ours_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    PyTypeObject *t = py_of(self_in);
    PyObject *o = self_of(self_in);
    mp_obj_t part = typeobject_builtin_part(o);
    unaryfunc f = NULL;
    switch (op) {
        case MP_UNARY_OP_BOOL: {
            inquiry b = SUITE(t, tp_as_number, nb_bool);
            if (b != NULL) {
                int r = b(o);
                status(r, "__bool__");
                return mp_obj_new_bool(r);
            }
            if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence) && FROM_BUILTIN(t, tp_as_mapping)) {
                return mp_obj_new_bool(mp_obj_is_true(part));
            }
            Py_ssize_t n = length(t, o);
            return n == -2 ? mp_const_true : mp_obj_new_bool(n != 0);
        }
        case MP_UNARY_OP_LEN: {
            if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence) && FROM_BUILTIN(t, tp_as_mapping)) {
                return mp_unary_op(op, part);
            }
            Py_ssize_t n = length(t, o);
            return n == -2 ? MP_OBJ_NULL : mp_obj_new_int(n);
        }
        case MP_UNARY_OP_HASH: {
            if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_hash)) {
                return mp_unary_op(op, part);
            }
            Py_hash_t h = t->tp_hash(o);
            if (h == -1) {
                typeobject_raise_pending("__hash__");
            }
            // As much of it as a small int holds.
            return MP_OBJ_NEW_SMALL_INT((mp_int_t)((mp_uint_t)h << 1) >> 1);
        }
        case MP_UNARY_OP_INT_MAYBE:
            f = SUITE(t, tp_as_number, nb_int);
            if (f == NULL) {
                f = SUITE(t, tp_as_number, nb_index);
            }
            break;
        #if MICROPY_PY_BUILTINS_FLOAT
        case MP_UNARY_OP_FLOAT_MAYBE:
            f = SUITE(t, tp_as_number, nb_float);
            break;
        #endif
        case MP_UNARY_OP_POSITIVE:
            f = SUITE(t, tp_as_number, nb_positive);
            break;
        case MP_UNARY_OP_NEGATIVE:
            f = SUITE(t, tp_as_number, nb_negative);
            break;
        case MP_UNARY_OP_INVERT:
            f = SUITE(t, tp_as_number, nb_invert);
            break;
        case MP_UNARY_OP_ABS:
            f = SUITE(t, tp_as_number, nb_absolute);
            break;
        default:
            break;
    }
    if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_number)) {
        if (op == MP_UNARY_OP_INT_MAYBE) {
            return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_int), part);
        }
        #if MICROPY_PY_BUILTINS_FLOAT
        if (op == MP_UNARY_OP_FLOAT_MAYBE) {
            return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_float), part);
        }
        #endif
        return mp_unary_op(op, part);
    }
    return f == NULL ? MP_OBJ_NULL : result(f(o), "unary operator");
}

// Offsets of the slots behind the VM's operators, in the VM's order.
#define NB(slot) offsetof(PyNumberMethods, slot)
static const uint16_t nb_offset[] = {
    NB(nb_or), NB(nb_xor), NB(nb_and), NB(nb_lshift), NB(nb_rshift), NB(nb_add), NB(nb_subtract),
    NB(nb_multiply), NB(nb_matrix_multiply), NB(nb_floor_divide), NB(nb_true_divide),
    NB(nb_remainder), NB(nb_power),
};
static const uint16_t nb_inplace_offset[] = {
    NB(nb_inplace_or), NB(nb_inplace_xor), NB(nb_inplace_and), NB(nb_inplace_lshift),
    NB(nb_inplace_rshift), NB(nb_inplace_add), NB(nb_inplace_subtract), NB(nb_inplace_multiply),
    NB(nb_inplace_matrix_multiply), NB(nb_inplace_floor_divide), NB(nb_inplace_true_divide),
    NB(nb_inplace_remainder), NB(nb_inplace_power),
};

static PyObject *nb_call(PyTypeObject *t, size_t offset, PyObject *a, PyObject *b) {
    if (t->tp_as_number == NULL) {
        return NULL;
    }
    if (offset == NB(nb_power) || offset == NB(nb_inplace_power)) {
        ternaryfunc f = *(ternaryfunc *)((char *)t->tp_as_number + offset);
        return f == NULL ? NULL : (PyObject *)result(f(a, b, (PyObject *)mp_const_none), "binary operator");
    }
    binaryfunc f = *(binaryfunc *)((char *)t->tp_as_number + offset);
    return f == NULL ? NULL : (PyObject *)result(f(a, b), "binary operator");
}

static mp_obj_t or_null(PyObject *r) {
    return r == (PyObject *)mp_const_notimplemented ? MP_OBJ_NULL : (mp_obj_t)r;
}

static mp_obj_t ours_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    PyTypeObject *t = py_of(lhs_in);
    PyObject *l = self_of(lhs_in);
    PyObject *r = enter(rhs_in);
    mp_obj_t part = t->_vm[VM_BASE] == NULL ? MP_OBJ_NULL : *part_place(l);

    static const int8_t compare[] = {
        [MP_BINARY_OP_LESS] = Py_LT, [MP_BINARY_OP_MORE] = Py_GT, [MP_BINARY_OP_EQUAL] = Py_EQ,
        [MP_BINARY_OP_LESS_EQUAL] = Py_LE, [MP_BINARY_OP_MORE_EQUAL] = Py_GE, [MP_BINARY_OP_NOT_EQUAL] = Py_NE,
    };
    if (op <= MP_BINARY_OP_NOT_EQUAL) {
        if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_richcompare)) {
            return mp_binary_op(op, part, unwrap(rhs_in));
        }
        if (t->tp_richcompare == NULL) {
            return MP_OBJ_NULL;
        }
        return or_null((PyObject *)result(t->tp_richcompare(l, r, compare[op]), "__richcompare__"));
    }
    if (op == MP_BINARY_OP_CONTAINS) {
        objobjproc f = SUITE(t, tp_as_sequence, sq_contains);
        if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence)) {
            return mp_binary_op(op, part, rhs_in);
        }
        if (f == NULL) {
            return MP_OBJ_NULL;
        }
        int found = f(l, r);
        status(found, "__contains__");
        return mp_obj_new_bool(found);
    }
    if (op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_POWER) {
        PyObject *res = nb_call(t, nb_inplace_offset[op - MP_BINARY_OP_INPLACE_OR], l, r);
        if (res == NULL || res == (PyObject *)mp_const_notimplemented) {
            binaryfunc f = op == MP_BINARY_OP_INPLACE_ADD ? SUITE(t, tp_as_sequence, sq_inplace_concat) : NULL;
            if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence)) {
                mp_obj_t same = mp_binary_op(op, part, unwrap(rhs_in));
                return same == part ? leave(l) : same;
            }
            if (f != NULL) {
                return or_null((PyObject *)result(f(l, r), "__iadd__"));
            }
            ssizeargfunc rep = op == MP_BINARY_OP_INPLACE_MULTIPLY ? SUITE(t, tp_as_sequence, sq_inplace_repeat) : NULL;
            if (rep != NULL && mp_obj_is_int(rhs_in)) {
                return result(rep(l, mp_obj_get_int(rhs_in)), "__imul__");
            }
            return MP_OBJ_NULL;
        }
        return or_null(res);
    }
    bool reverse = op >= MP_BINARY_OP_REVERSE_OR && op <= MP_BINARY_OP_REVERSE_POWER;
    mp_binary_op_t plain = reverse ? op - MP_BINARY_OP_REVERSE_OR + MP_BINARY_OP_OR : op;
    if (plain == MP_BINARY_OP_DIVMOD) {
        binaryfunc f = SUITE(t, tp_as_number, nb_divmod);
        return f == NULL ? MP_OBJ_NULL : or_null((PyObject *)result(f(l, r), "__divmod__"));
    }
    if (plain >= MP_BINARY_OP_OR && plain <= MP_BINARY_OP_POWER) {
        PyObject *a = reverse ? r : l, *b = reverse ? l : r;
        PyObject *res = NULL;
        if (!(part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_number))) {
            res = nb_call(t, nb_offset[plain - MP_BINARY_OP_OR], a, b);
        }
        if (res != NULL && res != (PyObject *)mp_const_notimplemented) {
            return (mp_obj_t)res;
        }
        if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence)) {
            return reverse ? mp_binary_op(plain, unwrap(rhs_in), part) : mp_binary_op(plain, part, unwrap(rhs_in));
        }
        if (plain == MP_BINARY_OP_ADD && !reverse && SUITE(t, tp_as_sequence, sq_concat) != NULL) {
            return result(t->tp_as_sequence->sq_concat(l, r), "__add__");
        }
        if (plain == MP_BINARY_OP_MULTIPLY && SUITE(t, tp_as_sequence, sq_repeat) != NULL && mp_obj_is_int(rhs_in)) {
            return result(t->tp_as_sequence->sq_repeat(l, mp_obj_get_int(rhs_in)), "__mul__");
        }
    }
    return MP_OBJ_NULL;
}

static mp_obj_t ours_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    PyTypeObject *t = py_of(self_in);
    PyObject *o = self_of(self_in);
    mp_obj_t part = typeobject_builtin_part(o);
    if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_mapping)) {
        if (value != MP_OBJ_SENTINEL && value != MP_OBJ_NULL && mp_obj_is_type(index, &mp_type_slice)) {
            value = unwrap(value);
        }
        return mp_obj_subscr(part, index, value);
    }
    PyObject *i = enter(index);
    if (value == MP_OBJ_SENTINEL) {
        binaryfunc f = SUITE(t, tp_as_mapping, mp_subscript);
        if (f != NULL) {
            return result(f(o, i), "__getitem__");
        }
        ssizeargfunc g = SUITE(t, tp_as_sequence, sq_item);
        if (g == NULL) {
            return MP_OBJ_NULL;
        }
        mp_int_t n = mp_obj_get_int(index);
        if (n < 0) {
            Py_ssize_t len = length(t, o);
            n += len == -2 ? 0 : len;
        }
        return result(g(o, n), "__getitem__");
    }
    PyObject *v = value == MP_OBJ_NULL ? NULL : enter(value);
    objobjargproc f = SUITE(t, tp_as_mapping, mp_ass_subscript);
    if (f != NULL) {
        status(f(o, i, v), "__setitem__");
        return mp_const_none;
    }
    ssizeobjargproc g = SUITE(t, tp_as_sequence, sq_ass_item);
    if (g == NULL) {
        return MP_OBJ_NULL;
    }
    mp_int_t n = mp_obj_get_int(index);
    if (n < 0) {
        Py_ssize_t len = length(t, o);
        n += len == -2 ? 0 : len;
    }
    status(g(o, n, v), "__setitem__");
    return mp_const_none;
}

static mp_obj_t ours_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    PyTypeObject *t = py_of(self_in);
    mp_obj_t part = typeobject_builtin_part(self_of(self_in));
    if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_iter)) {
        return mp_getiter(part, iter_buf);
    }
    return result(t->tp_iter(self_of(self_in)), "__iter__");
}

static mp_obj_t ours_iternext(mp_obj_t self_in) {
    PyTypeObject *t = py_of(self_in);
    PyObject *r = t->tp_iternext(self_of(self_in));
    if (r != NULL) {
        return result(r, "__next__");
    }
    mp_obj_t exc = pending_exc;
    if (exc == MP_OBJ_NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    if (mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
        pending_exc = MP_OBJ_NULL;
        return mp_make_stop_iteration(mp_obj_exception_get_value(exc));
    }
    typeobject_raise_pending("__next__");
}

static mp_obj_t next_call(mp_obj_t self_in) {
    mp_obj_t o = (mp_obj_t)enter(self_in);
    MP_STATE_THREAD(stop_iteration_arg) = MP_OBJ_NULL;
    mp_obj_t r = ours_iternext(o);
    if (r == MP_OBJ_STOP_ITERATION) {
        mp_raise_StopIteration(MP_STATE_THREAD(stop_iteration_arg));
    }
    return r;
}
static MP_DEFINE_CONST_FUN_OBJ_1(next_obj, next_call);

static mp_obj_t ours_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_cstack_check();
    PyTypeObject *t = py_of(self_in);
    PyObject *a = args_tuple(n_args, args);
    PyObject *k = args_dict(n_kw, args + n_args);
    PyObject *r = t->tp_call(self_of(self_in), a, k);
    args_done(a, k);
    return result(r, t->tp_name);
}

// The next buffer is for a memoryview.
static bool for_memoryview;

static mp_int_t ours_buffer(mp_obj_t self_in, mp_buffer_info_t *info, mp_uint_t flags) {
    bool viewed = for_memoryview;
    for_memoryview = false;
    PyTypeObject *t = py_of(self_in);
    PyObject *o = self_of(self_in);
    mp_obj_t part = typeobject_builtin_part(o);
    if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_buffer)) {
        return mp_get_buffer(part, info, flags) ? 0 : 1;
    }
    if (SUITE(t, tp_as_buffer, bf_getbuffer) == NULL) {
        return 1;
    }
    Py_buffer view;
    memset(&view, 0, sizeof(view));
    if (t->tp_as_buffer->bf_getbuffer(o, &view, flags & MP_BUFFER_WRITE ? PyBUF_WRITABLE : PyBUF_SIMPLE) < 0) {
        if (flags & MP_BUFFER_RAISE_IF_UNSUPPORTED) {
            typeobject_raise_pending("bf_getbuffer");
        }
        pending_exc = MP_OBJ_NULL;
        return 1;
    }
    info->buf = view.buf;
    info->len = view.len;
    info->typecode = 'B';
    // The VM has no word for "done with it". Most exporters only count, and what they gave
    // stays good; one that made something for this view is asked later, as is the exporter of
    // a memoryview.
    bool counts = view.internal == NULL && !viewed;
    if (counts && t->tp_as_buffer->bf_releasebuffer != NULL) {
        t->tp_as_buffer->bf_releasebuffer(o, &view);
    }
    if (!counts && !typeobject_gc_add_export(o, &view, viewed)) {
        mp_raise_type(&mp_type_MemoryError);
    }
    return 0;
}

// ---- making a type ----------------------------------------------------------------------

static void set_slot(vmtype *vt, uint8_t *index, int slot, const void *value) {
    if (value != NULL) {
        *index = slot;
        vt->slots[slot - 1] = value;
    }
}

// Fills `vt` for instances of `t`. `parent` is the VM's type of the base, or NULL.
static void vmtype_fill(vmtype *vt, PyTypeObject *t, uint16_t flags) {
    mp_obj_empty_type_t *mp = &vt->mp;
    mp->base.type = &mp_type_type;
    mp->flags = flags | FLAG_OURS | MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE
        | MP_TYPE_FLAG_EQ_HAS_NEQ_TEST;
    mp->name = qstr_from_str(short_name(t));
    vt->py = t;
    vmtype_protocol *protocol = m_malloc0(sizeof(vmtype_protocol));
    protocol->type = vt;
    vt->own_dealloc = t->tp_dealloc != NULL && t->tp_dealloc != PyBaseObject_Type.tp_dealloc;
    vt->generic_attr = (t->tp_getattro == NULL ? t->tp_getattr == NULL : t->tp_getattro == PyObject_GenericGetAttr)
        && (t->tp_setattro == NULL ? t->tp_setattr == NULL : t->tp_setattro == PyObject_GenericSetAttr);
    set_slot(vt, &mp->slot_index_make_new, SLOT_MAKE_NEW, ours_make_new);
    set_slot(vt, &mp->slot_index_print, SLOT_PRINT, ours_print);
    set_slot(vt, &mp->slot_index_unary_op, SLOT_UNARY, ours_unary_op);
    set_slot(vt, &mp->slot_index_binary_op, SLOT_BINARY, ours_binary_op);
    set_slot(vt, &mp->slot_index_attr, SLOT_ATTR, vt->generic_attr ? ours_attr : ours_attr_slow);
    set_slot(vt, &mp->slot_index_protocol, SLOT_PROTOCOL, protocol);
    set_slot(vt, &mp->slot_index_locals_dict, SLOT_LOCALS, t->tp_dict);
    if (t->tp_base != NULL && t->tp_base != &PyBaseObject_Type) {
        set_slot(vt, &mp->slot_index_parent, SLOT_PARENT, t->tp_base->_vm[VM_IDENTITY]);
    }
    if (t->tp_call != NULL) {
        set_slot(vt, &mp->slot_index_call, SLOT_CALL, ours_call);
    }
    if (t->tp_as_mapping != NULL || t->tp_as_sequence != NULL) {
        set_slot(vt, &mp->slot_index_subscr, SLOT_SUBSCR, ours_subscr);
    }
    if (t->tp_iter == PyObject_SelfIter && t->tp_iternext != NULL) {
        mp->flags |= MP_TYPE_FLAG_ITER_IS_ITERNEXT;
        set_slot(vt, &mp->slot_index_iter, SLOT_ITER, ours_iternext);
    } else if (t->tp_iter != NULL) {
        set_slot(vt, &mp->slot_index_iter, SLOT_ITER, ours_getiter);
    }
    if (t->tp_as_buffer != NULL) {
        set_slot(vt, &mp->slot_index_buffer, SLOT_BUFFER, ours_buffer);
    }
}

static void dict_add(PyTypeObject *t, qstr name, mp_obj_t value) {
    mp_map_elem_t *e = mp_map_lookup(mp_obj_dict_get_map((mp_obj_t)t->tp_dict), MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    if (e->value == MP_OBJ_NULL) {
        e->value = value;
    }
}

static mp_obj_t wrapper(const mp_obj_type_t *type, const void *wrapped, PyTypeObject *t) {
    descr *d = mp_obj_malloc(descr, type);
    d->d.method = wrapped;
    d->owner = t;
    d->self = NULL;
    return MP_OBJ_FROM_PTR(d);
}

// The VM finds a method of a built-in base in the base's dict and would call it on our
// object; here each gets a stand-in that calls it on the built-in part.
static void wrap_base_methods(PyTypeObject *t, const mp_obj_type_t *vm) {
    if (!MP_OBJ_TYPE_HAS_SLOT(vm, locals_dict)) {
        return;
    }
    static const uint16_t want_containers[] = {
        MP_QSTR_extend, MP_QSTR_update, MP_QSTR_union, MP_QSTR_intersection, MP_QSTR_intersection_update,
        MP_QSTR_difference, MP_QSTR_difference_update, MP_QSTR_symmetric_difference,
        MP_QSTR_symmetric_difference_update, MP_QSTR_issubset, MP_QSTR_issuperset, MP_QSTR_isdisjoint,
    };
    bool plain = vm == &mp_type_list || vm == &mp_type_dict || vm == &mp_type_set || vm == &mp_type_tuple;
    const mp_map_t *map = &MP_OBJ_TYPE_GET_SLOT(vm, locals_dict)->map;
    for (size_t i = 0; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i)) {
            mp_obj_t v = map->table[i].value;
            qstr name = MP_OBJ_QSTR_VALUE(map->table[i].key);
            if (is_obj(v) && (head(v)->flags & MP_TYPE_FLAG_BINDS_SELF)) {
                mp_obj_t w = wrapper(&type_wrapped, v, t);
                bool unwraps = !plain;
                for (size_t k = 0; k < MP_ARRAY_SIZE(want_containers); k++) {
                    unwraps = unwraps || want_containers[k] == name;
                }
                ((descr *)MP_OBJ_TO_PTR(w))->self = unwraps ? (PyObject *)t : NULL;
                dict_add(t, name, w);
            }
        }
    }
}

// Whether Python code may set the type's attributes.
static bool is_open(const PyTypeObject *t) {
    return (t->tp_flags & (Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_IMMUTABLETYPE)) == Py_TPFLAGS_HEAPTYPE;
}

int PORT(type_ready)(PyTypeObject * t) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return -1;
    }
    PyTypeObject *base = t->tp_base;
    t->_vm[VM_BASE] = NULL;
    if (base->_vm[VM_HEAD] != NULL) {
        t->_vm[VM_BASE] = base->_vm[VM_BASE];
    } else if (base != &PyBaseObject_Type) {
        t->_vm[VM_BASE] = base;
        wrap_base_methods(t, base->_vm[VM_IDENTITY]);
    }
    if (t->tp_flags & Py_TPFLAGS_BASETYPE) {
        if (t->tp_init != NULL && t->tp_init != PyBaseObject_Type.tp_init) {
            dict_add(t, MP_QSTR___init__, wrapper(&type_init, NULL, t));
        }
        if (t->tp_new != NULL) {
            mp_obj_t f = wrapper(&type_new, NULL, t);
            dict_add(t, MP_QSTR___new__, (mp_obj_t)PORT(staticmethod_new)((PyObject *)f));
        }
    }
    if (t->tp_iternext != NULL && t->tp_iter != PyObject_SelfIter) {
        dict_add(t, MP_QSTR___next__, MP_OBJ_FROM_PTR(&next_obj));
    }
    vmtype *vt = m_malloc0(sizeof(vmtype));
    vmtype_fill(vt, t, 0);
    // Python code cannot change the attributes of a static type; see PORT(dict_set).
    mp_obj_dict_get_map((mp_obj_t)t->tp_dict)->is_fixed = !is_open(t);
    t->_vm[VM_HEAD] = vt;
    t->_vm[VM_IDENTITY] = vt;
    t->_vm[VM_LINK] = NULL;
    t->_vm[VM_NEXT] = MP_STATE_VM(typeobject_types);
    MP_STATE_VM(typeobject_types) = t;
    t->ob_base.ob_base.ob_type = &PyType_Type;
    ((mp_obj_base_t *)t)->type = &typeobject_alias_type;
    nlr_pop();
    return 0;
}

// ---- classes made in Python ---------------------------------------------------------------

static mp_attr_fun_t instance_attr;

// Looks for `attr` in the dicts of the classes made in Python, up to the native base.
static bool class_defines(const mp_obj_type_t *t, qstr attr) {
    while (t != NULL && mp_obj_is_instance_type(t)) {
        mp_map_elem_t *e = mp_map_lookup(&MP_OBJ_TYPE_GET_SLOT(t, locals_dict)->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
        if (e != NULL) {
            return true;
        }
        if (!MP_OBJ_TYPE_HAS_SLOT(t, parent)) {
            return false;
        }
        const mp_obj_base_t *p = MP_OBJ_TYPE_GET_SLOT(t, parent);
        if (p->type == &mp_type_tuple) {
            const mp_obj_tuple_t *tuple = (const void *)p;
            for (size_t i = 0; i < tuple->len; i++) {
                if (class_defines(MP_OBJ_TO_PTR(tuple->items[i]), attr)) {
                    return true;
                }
            }
            return false;
        }
        t = (const void *)p;
    }
    return false;
}

static mp_print_fun_t instance_print;

// str() of a class with a __repr__ but no __str__: its own, not that of the native base.
static void sub_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const mp_obj_type_t *cls = head(MP_OBJ_TO_PTR(self_in));
    if (kind == PRINT_STR && !class_defines(cls, MP_QSTR___str__) && class_defines(cls, MP_QSTR___repr__)) {
        // A tp_str of the native base comes first, object's does not.
        PyTypeObject *t = sub_proxy(cls);
        if (t->tp_str == PyBaseObject_Type.tp_str || FROM_BUILTIN(t, tp_str)) {
                kind = PRINT_REPR;
        }
    }
    instance_print(print, self_in, kind);
}

static void sub_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t native = typeobject_native(self);
    bool ready = native != MP_OBJ_NULL;
    if (dest[0] == MP_OBJ_NULL) {
        instance_attr(self_in, attr, dest);
        if (ready && dest[1] != MP_OBJ_NULL && dest[1] == self->subobj[0]) {
            dest[1] = native;
        }
        if (ready && is_data_descr(dest[0])) {
            dest[0] = data_descr_get(dest[0], (PyObject *)native);
            dest[1] = MP_OBJ_NULL;
        }
        return;
    }
    // A data descriptor of the native base comes before the instance's dict.
    if (ready) {
        vmtype *vt = vmtype_of(head(native));
        if (!vt->generic_attr) {
            custom_store(native, vt->py, attr, dest[1]);
            dest[0] = MP_OBJ_NULL;
            return;
        }
        mp_obj_t v = find(vt, attr)->value;
        if (is_data_descr(v) && !class_defines(self->base.type, attr)) {
            data_descr_set(v, (PyObject *)native, dest[1]);
            dest[0] = MP_OBJ_NULL;
            return;
        }
    }
    instance_attr(self_in, attr, dest);
}

// What type.__call__ does in CPython: __new__ makes the object, with the native part in it,
// then __init__ fills it. (The VM's own way makes the native part last.)
static mp_obj_t sub_make_new(const mp_obj_type_t *cls, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    PyTypeObject *t = sub_proxy(cls);
    mp_obj_t dest[2];
    mp_obj_t o;
    size_t n = n_args + 2 * n_kw;
    if (MP_UNLIKELY(typeobject_gc_pending)) {
        typeobject_gc_safe_point();
    }
    if (class_defines(cls, MP_QSTR___new__)) {
        mp_load_method(MP_OBJ_FROM_PTR(cls), MP_QSTR___new__, dest);
        ROOM(all, mp_obj_t, n + 1);
        all[0] = MP_OBJ_FROM_PTR(cls);
        memcpy(all + 1, args, n * sizeof(mp_obj_t));
        o = mp_call_function_n_kw(dest[0], n_args + 1, n_kw, all);
        if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(o)), MP_OBJ_FROM_PTR(cls))) {
            return o;
        }
    } else {
        if (t->tp_new == NULL) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot create '%s' instances"), t->tp_name);
        }
        PyObject *a = args_tuple(n_args, args);
        PyObject *k = args_dict(n_kw, args + n_args);
        PyObject *r = t->tp_new(t, a, k);
        args_done(a, k);
        o = result(r, t->tp_name);
    }
    if (class_defines(cls, MP_QSTR___init__)) {
        ROOM(all, mp_obj_t, n + 2);
        mp_load_method(o, MP_QSTR___init__, all);
        memcpy(all + 2, args, n * sizeof(mp_obj_t));
        mp_obj_t r = mp_call_method_n_kw(n_args, n_kw, all);
        if (r != mp_const_none) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__init__() should return None, not '%s'"), mp_obj_get_type_str(r));
        }
    } else {
        PyObject *native = enter(o);
        PyTypeObject *ot = PORT(type_of)(native);
        if (ot->tp_init != NULL && is_subtype(ot, t)) {
            call_init(ot, native, n_args, n_kw, args);
        }
    }
    return o;
}

// The native base of ours that a class made in Python derives from, or NULL.
static const mp_obj_type_t *native_base_of(const mp_obj_type_t *t) {
    while (t != NULL && mp_obj_is_instance_type(t)) {
        if (!MP_OBJ_TYPE_HAS_SLOT(t, parent)) {
            return NULL;
        }
        const mp_obj_base_t *p = MP_OBJ_TYPE_GET_SLOT(t, parent);
        if (p->type == &mp_type_tuple) {
            const mp_obj_tuple_t *tuple = (const void *)p;
            for (size_t i = 0; i < tuple->len; i++) {
                const mp_obj_type_t *b = native_base_of(MP_OBJ_TO_PTR(tuple->items[i]));
                if (b != NULL) {
                    return b;
                }
            }
            return NULL;
        }
        t = (const void *)p;
    }
    return t != NULL && is_ours(t) ? t : NULL;
}

// The nearest base of a class that has a PyTypeObject of its own.
static PyTypeObject *nearest_base(const mp_obj_type_t *t) {
    const mp_obj_base_t *p = MP_OBJ_TYPE_GET_SLOT(t, parent);
    if (p->type == &mp_type_tuple) {
        const mp_obj_tuple_t *tuple = (const void *)p;
        for (size_t i = 0; i < tuple->len; i++) {
            const mp_obj_type_t *q = MP_OBJ_TO_PTR(tuple->items[i]);
            if ((q->flags & FLAG_SUB) || is_ours(q)) {
                return typeobject_py_type(q);
            }
        }
    }
    return typeobject_py_type((const void *)p);
}

static void sub_prepare(mp_obj_type_t *cls) {
    const mp_obj_type_t *native = native_base_of(cls);
    if (native == NULL || (cls->flags & FLAG_SUB)) {
        return;
    }
    PyTypeObject *native_py = vmtype_of(native)->py;
    if (!(native_py->tp_flags & Py_TPFLAGS_BASETYPE)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type '%s' is not an acceptable base type"), native_py->tp_name);
    }
    PyTypeObject *base = nearest_base(cls);
    PyTypeObject *t = proxy_new(cls, base);
    if (base->_vm[VM_LINK] != NULL) {
        t->_vm[VM_LINK] = base->_vm[VM_LINK];
    } else {
        size_t end = ((size_t)t->tp_basicsize + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
        t->_vm[VM_LINK] = (void *)(uintptr_t)end;
        t->tp_basicsize = (Py_ssize_t)(end + sizeof(void *));
    }
    t->_vm[VM_BASE] = base->_vm[VM_BASE];
    t->tp_dict = (PyObject *)MP_OBJ_TYPE_GET_SLOT(cls, locals_dict);
    vmtype *vt = m_malloc0(sizeof(vmtype));
    vmtype_fill(vt, t, FLAG_ALIAS);
    t->_vm[VM_HEAD] = vt;

    const void **slots = (const void **)cls->slots;
    if (cls->slot_index_protocol) {
        slots[cls->slot_index_protocol - 1] = MP_OBJ_TYPE_GET_SLOT((mp_obj_type_t *)vt, protocol);
    } else {
        mp_obj_dict_store(MP_OBJ_FROM_PTR(MP_OBJ_TYPE_GET_SLOT(cls, locals_dict)),
            MP_OBJ_NEW_QSTR(MP_QSTR___typeobject__), (mp_obj_t)t);
    }
    if (instance_attr == NULL) {
        instance_attr = MP_OBJ_TYPE_GET_SLOT(cls, attr);
        instance_print = MP_OBJ_TYPE_GET_SLOT(cls, print);
    }
    slots[cls->slot_index_print - 1] = sub_print;
    slots[cls->slot_index_attr - 1] = sub_attr;
    slots[cls->slot_index_make_new - 1] = sub_make_new;
    cls->flags |= FLAG_SUB;
}

mp_obj_t __real_mp_load_build_class(void);
mp_obj_t __wrap_mp_load_build_class(void);

static mp_obj_t build_class(size_t n_args, const mp_obj_t *args) {
    mp_obj_t cls = mp_call_function_n_kw(__real_mp_load_build_class(), n_args, 0, args);
    if (n_args > 2 && mp_obj_is_type(cls, &mp_type_type)) {
        sub_prepare(MP_OBJ_TO_PTR(cls));
    }
    return cls;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(build_class_obj, 2, build_class);

mp_obj_t __wrap_mp_load_build_class(void) {
    // Until a type of a module exists there is nothing to derive from.
    if (MP_STATE_VM(typeobject_types) == NULL) {
        return __real_mp_load_build_class();
    }
    return MP_OBJ_FROM_PTR(&build_class_obj);
}

// object.__new__(cls), which a mixin's super().__new__(cls) reaches: the VM would make an
// instance without the native part that module code believes in.
mp_obj_instance_t *__real_mp_obj_new_instance(const mp_obj_type_t *cls, const mp_obj_type_t **native_base);
mp_obj_instance_t *__wrap_mp_obj_new_instance(const mp_obj_type_t *cls, const mp_obj_type_t **native_base);

mp_obj_instance_t *__wrap_mp_obj_new_instance(const mp_obj_type_t *cls, const mp_obj_type_t **native_base) {
    if (!(cls->flags & FLAG_SUB)) {
        return __real_mp_obj_new_instance(cls, native_base);
    }
    PyTypeObject *t = sub_proxy(cls);
    if (t->tp_new == NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot create '%s' instances"), t->tp_name);
    }
    return MP_OBJ_TO_PTR(result(t->tp_new(t, (PyObject *)mp_const_empty_tuple, NULL), t->tp_name));
}

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>

static mp_make_new_fun_t real_type_make_new;

static mp_obj_t type_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t cls = real_type_make_new(type, n_args, n_kw, args);
    if (n_args == 3) {
        sub_prepare(MP_OBJ_TO_PTR(cls));
    }
    return cls;
}

static mp_attr_fun_t real_type_attr;

static void type_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL && is_ours(self) && !is_open(vmtype_of(self)->py)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot set '%q' attribute of immutable type '%s'"),
            attr, vmtype_of(self)->py->tp_name);
    }
    bool store = dest[0] != MP_OBJ_NULL;
    real_type_attr(self_in, attr, dest);
    if (store && is_ours(self)) {
        PORT(type_modified)(vmtype_of(self)->py);
    }
}

static mp_make_new_fun_t real_memoryview_make_new;

static mp_obj_t memoryview_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    PyObject *o = n_args == 1 ? enter(args[0]) : NULL;
    for_memoryview = o != NULL && is_obj(o) && is_ours(head(o)) && o->ob_type->_vm[VM_BASE] == NULL
        && MP_OBJ_TYPE_HAS_SLOT(head(o), buffer);
    return real_memoryview_make_new(type, n_args, n_kw, args);
}

static const void *replace_slot(const mp_obj_type_t *type, uint8_t index, const void *with) {
    const void **slot = (const void **)&type->slots[index - 1];
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    void *start = (void *)((uintptr_t)slot & ~(page - 1));
    if (mprotect(start, page, PROT_READ | PROT_WRITE) != 0) {
        return NULL;
    }
    const void *was = *slot;
    *slot = with;
    mprotect(start, page, PROT_READ);
    return was;
}

// The VM's types are constant, so there is no other place to see type(name, bases, dict), the
// setting of a type's attribute and memoryview(o).
static void hook_type(void) {
    real_type_make_new = (mp_make_new_fun_t)MP_OBJ_TYPE_GET_SLOT(&mp_type_type, make_new);
    replace_slot(&mp_type_type, mp_type_type.slot_index_make_new, type_make_new);
    real_type_attr = (mp_attr_fun_t)MP_OBJ_TYPE_GET_SLOT(&mp_type_type, attr);
    replace_slot(&mp_type_type, mp_type_type.slot_index_attr, type_attr);
    real_memoryview_make_new = (mp_make_new_fun_t)MP_OBJ_TYPE_GET_SLOT(&mp_type_memoryview, make_new);
    replace_slot(&mp_type_memoryview, mp_type_memoryview.slot_index_make_new, memoryview_make_new);
}
#endif

// `super().__init__(...)` that reaches a native base of ours.
static mp_obj_t super_init(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    PyObject *o = enter(args[0]);
    PyTypeObject *t = PORT(type_of)(o);
    while (t->tp_flags & Py_TPFLAGS_HEAPTYPE && t->_vm[VM_LINK] != NULL) {
        t = t->tp_base;
    }
    if (t->tp_init != NULL) {
        call_init(t, o, n_args - 1, kw->used, args + 1);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(super_init_obj, 1, super_init);

void __real_mp_load_super_method(qstr attr, mp_obj_t *dest);
void __wrap_mp_load_super_method(qstr attr, mp_obj_t *dest);

void __wrap_mp_load_super_method(qstr attr, mp_obj_t *dest) {
    mp_obj_t self = dest[2];
    __real_mp_load_super_method(attr, dest);
    if (is_obj(self) && (head(self)->flags & FLAG_SUB) && dest[1] != MP_OBJ_NULL
        && dest[1] == ((mp_obj_instance_t *)MP_OBJ_TO_PTR(self))->subobj[0]) {
        mp_obj_t native = typeobject_native(MP_OBJ_TO_PTR(self));
        dest[1] = native != MP_OBJ_NULL ? native : dest[1];
    }
    // The VM answers with a function that would make a second native part.
    if (attr == MP_QSTR___init__ && is_obj(self) && (head(self)->flags & FLAG_SUB)
        && is_obj(dest[0]) && head(dest[0]) == &mp_type_fun_builtin_var) {
        dest[0] = MP_OBJ_FROM_PTR(&super_init_obj);
        dest[1] = self;
    }
}

// ---- binding the runtime's tables -----------------------------------------------------------

typedef struct {
    const char *name;
    PyTypeObject *type;
} typeobject_named_type;

extern const typeobject_named_type typeobject_builtin_types[];
extern const size_t typeobject_builtin_types_len;
extern const typeobject_named_type typeobject_exceptions[];
extern const int typeobject_exceptions_count;

static const mp_obj_type_t *builtin_type(const char *name) {
    static const struct {
        const char *name;
        const mp_obj_type_t *type;
    } others[] = {
        {"type", &mp_type_type},
        {"NoneType", &mp_type_NoneType},
        {"NotImplementedType", (const mp_obj_type_t *)1},
        {"ellipsis", (const mp_obj_type_t *)2},
        {"module", &mp_type_module},
        {"function", &mp_type_fun_bc},
        {"method", &mp_type_bound_meth},
        {"generator", &mp_type_gen_instance},
        {"builtin_function_or_method", &type_varargs_module},
        {"method_descriptor", &type_varargs},
        {"member_descriptor", &type_member},
        {"getset_descriptor", &type_getset},
        {"classmethod_descriptor", &type_classmethod},
        {"wrapper_descriptor", &type_init},
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(others); i++) {
        if (strcmp(others[i].name, name) == 0) {
            if ((uintptr_t)others[i].type == 1) {
                return mp_obj_get_type(mp_const_notimplemented);
            }
            if ((uintptr_t)others[i].type == 2) {
                return mp_obj_get_type(MP_OBJ_FROM_PTR(&mp_const_ellipsis_obj));
            }
            return others[i].type;
        }
    }
    mp_map_elem_t *e = mp_map_lookup((mp_map_t *)&mp_module_builtins_globals.map,
        MP_OBJ_NEW_QSTR(qstr_from_str(name)), MP_MAP_LOOKUP);
    if (e != NULL && mp_obj_is_type(e->value, &mp_type_type)) {
        return MP_OBJ_TO_PTR(e->value);
    }
    return NULL;
}

static mp_obj_t no_instances(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)n_args;
    (void)n_kw;
    (void)args;
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot create '%q' instances"), type->name);
}

// A type that the VM does not have, so that its PyTypeObject still stands for something.
static const mp_obj_type_t *missing_type(PyTypeObject *py, bool exception) {
    mp_obj_full_type_t *t = m_malloc0(sizeof(*t));
    t->base.type = &mp_type_type;
    t->name = qstr_from_str(short_name(py));
    if (exception) {
        MP_OBJ_TYPE_SET_SLOT(t, make_new, mp_obj_exception_make_new, 0);
        MP_OBJ_TYPE_SET_SLOT(t, print, mp_obj_exception_print, 1);
        MP_OBJ_TYPE_SET_SLOT(t, attr, mp_obj_exception_attr, 2);
        MP_OBJ_TYPE_SET_SLOT(t, parent, py->tp_base->_vm[VM_IDENTITY], 3);
    } else {
        MP_OBJ_TYPE_SET_SLOT(t, make_new, no_instances, 0);
    }
    return (const mp_obj_type_t *)t;
}

static const mp_obj_type_t *system_error_type;

const mp_obj_type_t *typeobject_system_error(void) {
    return system_error_type != NULL ? system_error_type : &mp_type_RuntimeError;
}

MP_REGISTER_ROOT_POINTER(mp_obj_t typeobject_missing);

void typeobject_type_init(void) {
    #if defined(__linux__)
    hook_type();
    #endif
    MP_STATE_VM(typeobject_proxies) = mp_obj_new_dict(8);
    MP_STATE_VM(typeobject_missing) = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < typeobject_builtin_types_len; i++) {
        PyTypeObject *py = typeobject_builtin_types[i].type;
        const mp_obj_type_t *vm = builtin_type(typeobject_builtin_types[i].name);
        if (vm == NULL) {
            vm = missing_type(py, false);
            mp_obj_list_append(MP_STATE_VM(typeobject_missing), MP_OBJ_FROM_PTR(vm));
        }
        bind(vm, py);
    }
    // More than one of the VM's types may be one type to a module.
    static const mp_obj_type_t *const same[][2] = {
        {&typeobject_args_tuple_type, &mp_type_tuple}, {&typeobject_args_dict_type, &mp_type_dict},
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(same); i++) {
        size_t s = bound_slot(same[i][0]);
        bound[s].vm = same[i][0];
        bound[s].py = bound[bound_slot(same[i][1])].py;
    }
    static const mp_obj_type_t *const functions[] = {
        &mp_type_fun_builtin_0, &mp_type_fun_builtin_1, &mp_type_fun_builtin_2, &mp_type_fun_builtin_3,
        &mp_type_fun_builtin_var, &type_noargs_module, &type_o_module, &type_keywords_module,
        &type_fastcall_module, &type_fastcall_keywords_module, &type_new,
    };
    size_t c = bound_slot(&type_varargs_module), m = bound_slot(&type_varargs);
    for (size_t i = 0; i < MP_ARRAY_SIZE(functions) && bound[c].py != NULL; i++) {
        size_t s = bound_slot(functions[i]);
        bound[s].vm = functions[i];
        bound[s].py = bound[c].py;
    }
    static const mp_obj_type_t *const methods[] = {
        &type_noargs, &type_o, &type_keywords, &type_fastcall, &type_fastcall_keywords, &type_wrapped,
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(methods) && bound[m].py != NULL; i++) {
        size_t s = bound_slot(methods[i]);
        bound[s].vm = methods[i];
        bound[s].py = bound[m].py;
    }
    for (int i = 0; i < typeobject_exceptions_count; i++) {
        PyTypeObject *py = typeobject_exceptions[i].type;
        const char *name = typeobject_exceptions[i].name;
        if (py->tp_base == NULL) {
            py->tp_base = &PyBaseObject_Type;
        }
        typeobject_inherit(py);
        const mp_obj_type_t *vm = builtin_type(name);
        if (vm == NULL) {
            vm = missing_type(py, true);
            mp_obj_list_append(MP_STATE_VM(typeobject_missing), MP_OBJ_FROM_PTR(vm));
            #if MICROPY_CAN_OVERRIDE_BUILTINS
            // So that Python code can catch it by name.
            mp_store_attr(MP_OBJ_FROM_PTR(&mp_module_builtins), qstr_from_str(name), MP_OBJ_FROM_PTR(vm));
            #endif
        }
        bind(vm, py);
        if (strcmp(name, "SystemError") == 0) {
            system_error_type = vm;
        }
    }
}
