// The two forms of type objects and of instances; the VM's type behind a module's type;
// the built-in types and exceptions of the VM bound to the runtime's.
//
// call.c has methods and arguments, attr.c attributes, slots.c the other slots, class.c the
// classes that Python code derives; type.h what they share.

#ifdef TYPEOBJECT_VM
#define ONCE_HERE (1)
#endif
#include "type.h"
#ifdef TYPEOBJECT_VM
#include "bound.h"
#endif

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

static void make_ready(PyTypeObject *t) {
    if (!(t->tp_flags & Py_TPFLAGS_READY) && HAS_PART(type_ready) && PART(type_ready)(t) < 0) {
        typeobject_raise_pending("PyType_Ready");
    }
}

// The head of a static object as the compiler laid it: a reference count of 1. A type is
// made ready, another object gets the head of its type, as its first use would have been
// fine in CPython too.
static void fix_static_head(PyObject *o) {
    #ifndef TYPEOBJECT_VM
    PyTypeObject *t = o->ob_type;
    if (t != NULL && t != &PyType_Type) {
        make_ready(t);
        ((mp_obj_base_t *)o)->type = t->_vm[VM_HEAD];
        return;
    }
    #endif
    // Without a second word only types can be static.
    make_ready((PyTypeObject *)o);
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
    if (is_ours(head(o))) {
        if (typeobject_leave_flags & FLAG_OURS) {
            typeobject_gc_shown(o);
        }
        if (!(head(o)->flags & FLAG_ALIAS)) {
            return (mp_obj_t)o;
        }
    }
    if (is_type_alias(o)) {
        return IDENTITY((PyTypeObject *)o);
    }
    if (HAS_PART(close_str) && head(o) == &typeobject_open_str_type) {
        // Without memory, as above.
        return PART(close_str)(o) ? (mp_obj_t)o : mp_const_none;
    }
    if (typeobject_keep_args(o)) {
        return (mp_obj_t)o;
    }
    return *link_place(o);
}

// ---- types that the VM does not have ------------------------------------------------------

MP_REGISTER_ROOT_POINTER(mp_obj_t typeobject_missing);

static mp_obj_t no_instances(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)n_args;
    (void)n_kw;
    (void)args;
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot create '%q' instances"), type->name);
}

// So that its PyTypeObject still stands for something. An exception has a base.
static const mp_obj_type_t *missing_type(const char *name, const mp_obj_type_t *base) {
    mp_obj_full_type_t *t = m_malloc0(sizeof(*t));
    t->base.type = &mp_type_type;
    t->name = qstr_from_str(name);
    if (base != NULL) {
        MP_OBJ_TYPE_SET_SLOT(t, make_new, mp_obj_exception_make_new, 0);
        MP_OBJ_TYPE_SET_SLOT(t, print, HAS_PART(exception_print) ? PART(exception_print) : mp_obj_exception_print, 1);
        MP_OBJ_TYPE_SET_SLOT(t, attr, typeobject_exception_attr, 2);
        MP_OBJ_TYPE_SET_SLOT(t, parent, base, 3);
        #if MICROPY_CAN_OVERRIDE_BUILTINS
        // So that Python code can catch it by name.
        mp_store_attr(MP_OBJ_FROM_PTR(&mp_module_builtins), t->name, MP_OBJ_FROM_PTR(t));
        #endif
    } else {
        MP_OBJ_TYPE_SET_SLOT(t, make_new, no_instances, 0);
    }
    mp_obj_list_append(MP_STATE_VM(typeobject_missing), MP_OBJ_FROM_PTR(t));
    return (const mp_obj_type_t *)t;
}

// ---- entering the module ------------------------------------------------------------

// The proxy of a class made in Python: behind its protocol slot when it has one, else in
// its dict.
PyTypeObject *typeobject_sub_proxy(const mp_obj_type_t *t) {
    if (MP_OBJ_TYPE_HAS_SLOT(t, protocol)) {
        return ((const vmtype_protocol *)MP_OBJ_TYPE_GET_SLOT(t, protocol))->type->py;
    }
    mp_map_elem_t *e = mp_map_lookup(&MP_OBJ_TYPE_GET_SLOT(t, locals_dict)->map,
        MP_OBJ_NEW_QSTR(MP_QSTR___typeobject__), MP_MAP_LOOKUP);
    return (PyTypeObject *)e->value;
}

#ifdef TYPEOBJECT_VM
// Exception types of the VM, and those made like them, which PyExc_* point to: they have one
// form.
static bool is_native_exception_type(const mp_obj_type_t *t) {
    return MP_OBJ_TYPE_GET_SLOT_OR_NULL(t, make_new) == mp_obj_exception_make_new;
}
#endif

void *typeobject_enter_slow(mp_obj_t v) {
    if (head(v) == &mp_type_type) {
        #ifdef TYPEOBJECT_VM
        if (is_native_exception_type(MP_OBJ_TO_PTR(v))) {
            return v;
        }
        #endif
        return (PyObject *)typeobject_py_type(MP_OBJ_TO_PTR(v));
    }
    mp_obj_t native = typeobject_native((mp_obj_instance_t *)MP_OBJ_TO_PTR(v));
    return native != MP_OBJ_NULL ? (PyObject *)native : (PyObject *)v;
}

// The native object inside an instance of a class made in Python; NULL while there is none.
// In an exception the VM wants its own exception in the first place, so it has a second one.
mp_obj_t typeobject_native(mp_obj_instance_t *i) {
    bool exception = typeobject_sub_proxy(i->base.type)->tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS;
    mp_obj_t native = i->subobj[exception ? 1 : 0];
    return native != MP_OBJ_NULL && is_obj(native) && is_ours(head(native)) ? native : MP_OBJ_NULL;
}

#ifdef TYPEOBJECT_VM

static PyTypeObject *bound_type(const void *vm) {
    const typeobject_bound_row *row;
    for (size_t i = 0; (row = typeobject_bound_rows[i]) != NULL; i++) {
        if (row->vm == vm) {
            return row->py;
        }
        for (size_t k = 0; row->also != NULL && row->also[k] != NULL; k++) {
            if (row->also[k] == vm) {
                return row->py;
            }
        }
    }
    return NULL;
}

// A type that the VM does not have, made when it is asked for.
static const mp_obj_type_t *missing_identity(const PyTypeObject *py) {
    mp_obj_list_t *missing = MP_OBJ_TO_PTR(MP_STATE_VM(typeobject_missing));
    qstr name = qstr_from_str(py->tp_name);
    for (size_t i = 0; i < missing->len; i++) {
        const mp_obj_type_t *t = MP_OBJ_TO_PTR(missing->items[i]);
        if (t->name == name) {
            return t;
        }
    }
    return missing_type(py->tp_name, NULL);
}

const mp_obj_type_t *typeobject_identity(const PyTypeObject *t) {
    const mp_obj_type_t *own = t->_vm[VM_IDENTITY];
    const typeobject_bound_row *row;
    for (size_t i = 0; own == NULL && (row = typeobject_bound_rows[i]) != NULL; i++) {
        if (row->py == t) {
            own = row->vm != NULL && head(row->vm) == &mp_type_type ? row->vm : missing_identity(t);
        }
    }
    return own;
}

#else

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

#endif

const mp_rom_obj_tuple_t typeobject_of_object = {{&mp_type_tuple}, 1, {MP_ROM_PTR(&mp_type_object)}};

// What tp_bases says of a type: one of several bases in Python, else the one there is.
static PyObject *bases_of(const mp_obj_type_t *vm, PyTypeObject *base) {
    if (vm != NULL && MP_OBJ_TYPE_HAS_SLOT(vm, parent)) {
        const mp_obj_base_t *parent = MP_OBJ_TYPE_GET_SLOT(vm, parent);
        if (parent->type == &mp_type_tuple) {
            return (PyObject *)parent;
        }
    }
    if (base == &PyBaseObject_Type) {
        return (PyObject *)&typeobject_of_object;
    }
    mp_obj_t identity = IDENTITY(base);
    return (PyObject *)mp_obj_new_tuple(1, &identity);
}

// tp_mro of a type with one base. Memory is dear in firmware, and few modules look there.
static PyObject *mro_of(const mp_obj_type_t *vm, const PyTypeObject *base) {
    #ifdef TYPEOBJECT_VM
    (void)vm;
    (void)base;
    return NULL;
    #else
    const mp_obj_tuple_t *rest = (const mp_obj_tuple_t *)base->tp_mro;
    if (rest == NULL) {
        return NULL;
    }
    mp_obj_tuple_t *order = MP_OBJ_TO_PTR(mp_obj_new_tuple(rest->len + 1, NULL));
    order->items[0] = MP_OBJ_FROM_PTR(vm);
    memcpy(order->items + 1, rest->items, rest->len * sizeof(mp_obj_t));
    return (PyObject *)order;
    #endif
}

#ifndef TYPEOBJECT_VM
static void bind(const mp_obj_type_t *vm, PyTypeObject *py) {
    size_t i = bound_slot(vm);
    if (bound[i].vm == NULL) {
        bound[i].vm = vm;
        bound[i].py = py;
    }
    ((mp_obj_base_t *)py)->type = &typeobject_alias_type;
    SET_OUR_TYPE(&py->ob_base.ob_base, &PyType_Type);
    py->_vm[VM_IDENTITY] = (void *)vm;
    // The others' are fill_bases()'s.
    if (py->tp_base == NULL) {
        py->tp_bases = (PyObject *)MP_OBJ_TO_PTR(mp_const_empty_tuple);
    } else if (py->tp_base == &PyBaseObject_Type) {
        py->tp_bases = (PyObject *)&typeobject_of_object;
    }
}

#endif

// Proxies of types the runtime has no table for: plain Python classes and the VM's more
// obscure types. A dict from VM type to proxy.
MP_REGISTER_ROOT_POINTER(mp_obj_t typeobject_proxies);

// Suites of its own, into which slots of several bases come.
static void own_suites(PyTypeObject *t) {
    t->tp_as_async = m_malloc0(sizeof(PyAsyncMethods));
    t->tp_as_number = m_malloc0(sizeof(PyNumberMethods));
    t->tp_as_sequence = m_malloc0(sizeof(PySequenceMethods));
    t->tp_as_mapping = m_malloc0(sizeof(PyMappingMethods));
    t->tp_as_buffer = m_malloc0(sizeof(PyBufferProcs));
}

void typeobject_inherit_order(PyTypeObject *t) {
    own_suites(t);
    #ifdef TYPEOBJECT_VM
    typeobject_inherit_slots(t);
    #endif
}

static const mp_obj_type_t *first_parent(const mp_obj_type_t *t);

#ifdef TYPEOBJECT_VM
// The flags that say what a type of the VM derives from.
static unsigned long vm_flags(const mp_obj_type_t *t) {
    static const struct {
        const mp_obj_type_t *type;
        unsigned long flag;
    } known[] = {
        {&mp_type_int, Py_TPFLAGS_LONG_SUBCLASS}, {&mp_type_bool, Py_TPFLAGS_LONG_SUBCLASS},
        {&mp_type_list, Py_TPFLAGS_LIST_SUBCLASS}, {&mp_type_tuple, Py_TPFLAGS_TUPLE_SUBCLASS},
        {&mp_type_bytes, Py_TPFLAGS_BYTES_SUBCLASS}, {&mp_type_str, Py_TPFLAGS_UNICODE_SUBCLASS},
        {&typeobject_open_str_type, Py_TPFLAGS_UNICODE_SUBCLASS}, {&mp_type_dict, Py_TPFLAGS_DICT_SUBCLASS},
        {&mp_type_BaseException, Py_TPFLAGS_BASE_EXC_SUBCLASS}, {&mp_type_type, Py_TPFLAGS_TYPE_SUBCLASS},
    };
    for (; t != NULL; t = first_parent(t)) {
        for (size_t i = 0; i < MP_ARRAY_SIZE(known); i++) {
            if (known[i].type == t) {
                return known[i].flag;
            }
        }
    }
    return 0;
}

unsigned long PORT(type_flags)(PyObject * o) {
    if (is_obj(o)) {
        const mp_obj_type_t *t = head(o);
        if (t == &typeobject_alias_type || (uintptr_t)t == 1) {
            return PyType_Type.tp_flags;
        }
        if (((uintptr_t)t & 1) || is_ours(t)) {
            return our_type(o)->tp_flags;
        }
    } else if (mp_obj_is_small_int((mp_obj_t)o)) {
        return Py_TPFLAGS_LONG_SUBCLASS;
    } else if (mp_obj_is_qstr((mp_obj_t)o)) {
        return Py_TPFLAGS_UNICODE_SUBCLASS;
    }
    return vm_flags(mp_obj_get_type((mp_obj_t)o));
}

// What a value is asked for; an empty place is a type that the VM has not.
static const mp_obj_type_t *const kinds[] = {
    &mp_type_int,
    #if MICROPY_PY_BUILTINS_FLOAT
    [1] = &mp_type_float,
    #endif
    #if MICROPY_PY_BUILTINS_COMPLEX
    [2] = &mp_type_complex,
    #endif
    [3] = &mp_type_str,
    [4] = &mp_type_bytes,
    #if MICROPY_PY_BUILTINS_BYTEARRAY
    [5] = &mp_type_bytearray,
    #endif
    #if MICROPY_PY_BUILTINS_MEMORYVIEW
    [6] = &mp_type_memoryview,
    #endif
    [7] = &mp_type_tuple,
    [8] = &mp_type_list,
    #if MICROPY_PY_BUILTINS_SET
    [9] = &mp_type_set,
    #endif
    #if MICROPY_PY_BUILTINS_FROZENSET
    [10] = &mp_type_frozenset,
    #endif
    #if MICROPY_PY_BUILTINS_SLICE
    [11] = &mp_type_slice,
    #endif
    [12] = &mp_type_gen_instance,
};

int PORT(is_kind)(PyObject * o, int kind, int exactly) {
    const mp_obj_type_t *k = kinds[kind];
    if (is_obj(o) && (((uintptr_t)head(o) & 1) || (head(o)->flags & FLAG_ALIAS))) {
        if (head(o) != &typeobject_open_str_type) {
            o = (PyObject *)leave(o);
        } else {
            return k == &mp_type_str;
        }
    }
    const mp_obj_type_t *t = mp_obj_get_type((mp_obj_t)o);
    if (k == &mp_type_int && t == &mp_type_bool) {
        return !exactly;
    }
    #if HAS_COROUTINES
    if (k == &mp_type_gen_instance && t == &mp_type_coro_instance) {
        return 1;
    }
    #endif
    return k != NULL && (t == k || (!exactly && mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(t), MP_OBJ_FROM_PTR(k))));
}

PyObject *PORT(class_of)(PyObject * o) {
    if (is_obj(o) && is_native_exception_type(head(o))) {
        return (PyObject *)head(o);
    }
    return (PyObject *)PORT(type_of)(o);
}

int PORT(is_exception_class)(PyObject * o) {
    return mp_obj_is_exception_type(leave(o));
}

int PORT(is_subclass)(PyObject * a, PyObject * b) {
    return mp_obj_is_subclass_fast(leave(a), leave(b));
}

PyTypeObject *PORT(built_in)(PyTypeObject * t) {
    return t->_vm[VM_BASE] != NULL ? t->_vm[VM_BASE] : t;
}
#endif

PyTypeObject *PORT(type_form)(PyObject * t) {
    #ifdef TYPEOBJECT_VM
    if (head(t) == &mp_type_type) {
        return typeobject_py_type((const mp_obj_type_t *)t);
    }
    #endif
    return (PyTypeObject *)t;
}

PyTypeObject *typeobject_proxy_new(const mp_obj_type_t *vm, PyTypeObject *base, mp_obj_t order) {
    PyTypeObject *t = m_malloc0(sizeof(PyTypeObject));
    ((mp_obj_base_t *)t)->type = &typeobject_alias_type;
    SET_OUR_TYPE(&t->ob_base.ob_base, &PyType_Type);
    t->tp_name = qstr_str(vm->name);
    t->tp_base = base;
    t->tp_basicsize = base->tp_basicsize;
    t->tp_itemsize = base->tp_itemsize;
    t->tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_READY;
    #ifdef TYPEOBJECT_VM
    t->tp_flags |= vm_flags(vm);
    if (HAS_PART(exception_slots) && is_native_exception_type(vm)) {
        PART(exception_slots)(t);
    }
    #endif
    t->_vm[VM_IDENTITY] = (void *)vm;
    t->tp_bases = bases_of(vm, base);
    if (order != MP_OBJ_NULL) {
        t->tp_mro = (PyObject *)order;
        if (HAS_PART(inherit_order)) {
            PART(inherit_order)(t);
        }
    } else {
        t->tp_mro = mro_of(vm, base);
        // Several bases none of which is a module's type.
        if (t->tp_mro != NULL && ((const mp_obj_tuple_t *)t->tp_bases)->len > 1) {
            t->tp_mro = (PyObject *)typeobject_linear(vm, (mp_obj_t)t->tp_mro);
        }
    }
    typeobject_inherit(t);
    return t;
}

static bool class_has(const mp_obj_type_t *t, qstr name) {
    mp_obj_t dest[2];
    mp_load_method_maybe(MP_OBJ_FROM_PTR(t), name, dest);
    return dest[0] != MP_OBJ_NULL;
}

// The slots that modules call through the type of a value they know nothing of: iterating
// and calling. May raise.
static void proxy_slots(PyTypeObject *proxy, const mp_obj_type_t *t) {
    bool iter, next, call;
    int what = 0;
    if (mp_obj_is_instance_type(t)) {
        next = class_has(t, MP_QSTR___next__);
        iter = class_has(t, MP_QSTR___iter__);
        call = class_has(t, MP_QSTR___call__);
    } else {
        iter = MP_OBJ_TYPE_HAS_SLOT(t, iter);
        next = iter && (t->flags & (MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_ITER_IS_CUSTOM));
        call = MP_OBJ_TYPE_HAS_SLOT(t, call);
    }
    #ifdef TYPEOBJECT_VM
    what = mp_obj_is_instance_type(t) || is_native_exception_type(t) ? 0 : BUILTIN_OWN;
    #else
    // array.array and collections.deque.
    if (!mp_obj_is_instance_type(t) && iter && !next && MP_OBJ_TYPE_HAS_SLOT(t, subscr)
        && (MP_OBJ_TYPE_HAS_SLOT(t, buffer) || t->name == MP_QSTR_deque)) {
        proxy->tp_as_sequence = PyByteArray_Type.tp_as_sequence;
        if (t->name != MP_QSTR_deque) {
            proxy->tp_as_mapping = PyByteArray_Type.tp_as_mapping;
        }
    }
    #endif
    typeobject_builtin_slots(proxy, what | (iter ? BUILTIN_ITER : 0) | (next ? BUILTIN_NEXT : 0) | (call ? BUILTIN_CALL : 0));
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
        return typeobject_sub_proxy(t);
    }
    #ifdef TYPEOBJECT_VM
    PyTypeObject *known = bound_type(t);
    if (known != NULL) {
        return known;
    }
    if (t == &typeobject_open_str_type) {
        return typeobject_py_type(&mp_type_str);
    }
    #else
    if (t == &typeobject_open_str_type) {
        return &PyUnicode_Type;
    }
    size_t i = bound_slot(t);
    if (bound[i].vm == t) {
        return bound[i].py;
    }
    #endif
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
        PyTypeObject *proxy = typeobject_proxy_new(t, base, MP_OBJ_NULL);
        proxy_slots(proxy, t);
        e = mp_map_lookup(mp_obj_dict_get_map(proxies), key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        e->value = (mp_obj_t)proxy;
        nlr_pop();
    }
    return (PyTypeObject *)e->value;
}

PyTypeObject *PORT(type_of)(PyObject * o) {
    if (is_obj(o)) {
        const mp_obj_type_t *t = head(o);
        #ifdef TYPEOBJECT_VM
        if (MP_LIKELY(!((uintptr_t)t & 1) && is_ours(t))) {
            return vmtype_of(t)->py;
        }
        if (t == &typeobject_alias_type || (uintptr_t)t == 1) {
            return &PyType_Type;
        }
        if (t == head(MP_OBJ_TO_PTR(mp_const_notimplemented))) {
            PyTypeObject *known = bound_type(o);
            return known != NULL ? known : typeobject_py_type(t);
        }
    }
    return typeobject_py_type(mp_obj_get_type((mp_obj_t)o));
}
        #else
        if (((uintptr_t)t & 1) || is_ours(t) || t == &typeobject_alias_type) {
            return our_type(o);
        }
        size_t i = bound_first(t);
        if (MP_LIKELY(bound[i].vm == t)) {
            return bound[i].py;
        }
        // Two singletons share one type in the VM.
        if ((mp_obj_t)o == mp_const_notimplemented) {
            return &_PyNotImplemented_Type;
        }
        return (mp_obj_t)o == MP_OBJ_FROM_PTR(&mp_const_ellipsis_obj) ? &PyEllipsis_Type : typeobject_py_type(t);
    }
    if (mp_obj_is_small_int((mp_obj_t)o)) {
        return &PyLong_Type;
    }
    if (mp_obj_is_qstr((mp_obj_t)o)) {
        return &PyUnicode_Type;
    }
    return typeobject_py_type(mp_obj_get_type((mp_obj_t)o));
}
#endif

// ---- the built-in part of a subclass of a built-in -----------------------------------

_Static_assert(sizeof(PyBaseExceptionObject) >= offsetof(mp_obj_instance_t, subobj) + sizeof(mp_obj_t), "an exception has room for the part");

// The built-in part of any value that has one: what a function of the VM that wants the built-in should see.
mp_obj_t typeobject_unwrap(mp_obj_t v) {
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
    return enter(typeobject_unwrap(leave(o)));
}

#ifdef TYPEOBJECT_VM
int PORT(has_items)(PyObject * o) {
    const mp_obj_type_t *type = mp_obj_get_type(typeobject_unwrap(leave(o)));
    return !is_ours((mp_obj_type_t *)type) && !mp_obj_is_instance_type(type) && MP_OBJ_TYPE_HAS_SLOT(type, subscr);
}
#endif

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
        all[k] = parts ? typeobject_unwrap(items[k]) : items[k];
    }
    for (size_t i = 0; kw != NULL && i < kw->alloc; i++) {
        if (mp_map_slot_is_filled(kw, i)) {
            all[k++] = typeobject_keyword(kw->table[i].key);
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
    const mp_obj_type_t *vm = IDENTITY(base);
    size_t n, n_kw;
    bool exception = mp_obj_is_exception_type(MP_OBJ_FROM_PTR(vm));
    mp_obj_t *all = call_values(args, kwds, !exception, &n, &n_kw);
    mp_obj_t fresh = MP_OBJ_TYPE_GET_SLOT(vm, make_new)(vm, n, n_kw, all);
    if (*place == MP_OBJ_NULL || !is_obj(*place) || exception) {
        *place = fresh;
        if (exception && our_type(o)->_vm[VM_LINK] != NULL) {
            ((mp_obj_instance_t *)MP_OBJ_TO_PTR(*link_place(o)))->subobj[0] = fresh;
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
    mp_obj_t r = mp_call_function_n_kw(IDENTITY(base), n, n_kw, all);
    nlr_pop();
    return enter(r);
}

// ---- making a type ----------------------------------------------------------------------

static void set_slot(vmtype *vt, uint8_t *index, int slot, const void *value) {
    if (value != NULL) {
        *index = slot;
        vt->slots[slot - 1] = value;
    }
}

static __attribute__((noreturn, cold)) void missing_part(const PyTypeObject *t, const char *what) {
    mp_raise_msg_varg(typeobject_system_error(),
        MP_ERROR_TEXT("type '%s' gets %s at run time, and no static type of the image has any"), t->tp_name, what);
}

// Fills `vt` for instances of `t`. `parent` is the VM's type of the base, or NULL.
void typeobject_vmtype_fill(vmtype *vt, PyTypeObject *t, uint16_t flags, const void *protocol) {
    mp_obj_empty_type_t *mp = &vt->mp;
    mp->base.type = &mp_type_type;
    mp->flags = flags | FLAG_OURS | MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE
        | MP_TYPE_FLAG_EQ_HAS_NEQ_TEST;
    // As errors say it; __name__ is type_says()'s.
    mp->name = qstr_from_str(t->tp_name);
    vt->py = t;
    if (protocol == NULL) {
        vmtype_protocol *new = m_malloc0(sizeof(vmtype_protocol));
        new->type = vt;
        protocol = new;
    }
    vt->own_dealloc = t->tp_dealloc != NULL && t->tp_dealloc != PyBaseObject_Type.tp_dealloc;
    vt->custom_get = t->tp_getattro == NULL ? t->tp_getattr != NULL : t->tp_getattro != PyObject_GenericGetAttr;
    vt->custom_set = t->tp_setattro == NULL ? t->tp_setattr != NULL : t->tp_setattro != PyObject_GenericSetAttr;
    vt->has_dict = t->tp_dictoffset != 0;
    vt->has_order = (flags & FLAG_ALIAS) && order_of(t) != NULL;
    set_slot(vt, &mp->slot_index_make_new, SLOT_MAKE_NEW, t->tp_vectorcall != NULL ? typeobject_vectorcall_make_new : typeobject_ours_make_new);
    set_slot(vt, &mp->slot_index_print, SLOT_PRINT, typeobject_ours_print);
    bool suites = t->tp_as_number != NULL || t->tp_as_sequence != NULL || t->tp_as_mapping != NULL
        || (t->_vm[VM_BASE] != NULL && !(t->tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS));
    if (!HAS_PART(ours_unary_op) && suites) {
        // A class with several bases has suites of its own, empty then.
        if (!(flags & FLAG_ALIAS)) {
            missing_part(t, "number, sequence or mapping methods");
        }
        suites = false;
    }
    #ifndef TYPEOBJECT_VM
    suites = true;
    #endif
    set_slot(vt, &mp->slot_index_unary_op, SLOT_UNARY, suites ? PART(ours_unary_op) : typeobject_plain_unary_op);
    set_slot(vt, &mp->slot_index_binary_op, SLOT_BINARY, suites ? PART(ours_binary_op) : typeobject_plain_binary_op);
    bool plain = !vt->custom_get && !vt->custom_set;
    mp->flags |= plain ? FLAG_ATTR : 0;
    set_slot(vt, &mp->slot_index_attr, SLOT_ATTR, plain ? typeobject_ours_attr : typeobject_ours_attr_slow);
    set_slot(vt, &mp->slot_index_protocol, SLOT_PROTOCOL, protocol);
    set_slot(vt, &mp->slot_index_locals_dict, SLOT_LOCALS, t->tp_dict);
    if (own_order(t) != NULL && !(flags & FLAG_ALIAS)) {
        set_slot(vt, &mp->slot_index_parent, SLOT_PARENT, t->tp_bases);
    } else if (t->tp_base != NULL && t->tp_base != &PyBaseObject_Type) {
        set_slot(vt, &mp->slot_index_parent, SLOT_PARENT, IDENTITY(t->tp_base));
    }
    if (t->tp_call != NULL) {
        set_slot(vt, &mp->slot_index_call, SLOT_CALL, typeobject_ours_call);
    }
    if (suites) {
        set_slot(vt, &mp->slot_index_subscr, SLOT_SUBSCR, PART(ours_subscr));
    }
    if (t->tp_iter == PyObject_SelfIter && t->tp_iternext != NULL) {
        mp->flags |= MP_TYPE_FLAG_ITER_IS_ITERNEXT;
        set_slot(vt, &mp->slot_index_iter, SLOT_ITER, typeobject_ours_iternext);
    } else if (t->tp_iter != NULL || SUITE(t, tp_as_async, am_await) != NULL || IS_MAPPING(t)) {
        set_slot(vt, &mp->slot_index_iter, SLOT_ITER, typeobject_ours_getiter);
    }
    if (SUITE(t, tp_as_buffer, bf_getbuffer) != NULL) {
        if (!HAS_PART(ours_buffer)) {
            missing_part(t, "buffer methods");
        }
        set_slot(vt, &mp->slot_index_buffer, SLOT_BUFFER, PART(ours_buffer));
    }
}

void typeobject_dict_add(PyTypeObject *t, qstr name, mp_obj_t value) {
    mp_map_t *map = mp_obj_dict_get_map((mp_obj_t)t->tp_dict);
    bool fixed = map->is_fixed;
    map->is_fixed = false;
    mp_map_elem_t *e = mp_map_lookup(map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    map->is_fixed = fixed;
    if (e->value == MP_OBJ_NULL) {
        e->value = value;
    }
}

mp_obj_t typeobject_wrapper(const mp_obj_type_t *type, const void *wrapped, PyTypeObject *t) {
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
                mp_obj_t w = typeobject_wrapper(&typeobject_wrapped_type, v, t);
                bool unwraps = !plain;
                for (size_t k = 0; k < MP_ARRAY_SIZE(want_containers); k++) {
                    unwraps = unwraps || want_containers[k] == name;
                }
                ((descr *)MP_OBJ_TO_PTR(w))->self = unwraps ? (PyObject *)t : NULL;
                typeobject_dict_add(t, name, w);
            } else if (is_obj(v) && head(v) == &mp_type_classmethod) {
                typeobject_dict_add(t, name, v);
            }
        }
    }
}

// Whether `vm` and its bases are classes made in Python: their instances contain nothing of the
// VM's that a type derived from them would have to contain too.
static bool is_pure_class(const mp_obj_type_t *vm) {
    while (mp_obj_is_instance_type(vm)) {
        if (!MP_OBJ_TYPE_HAS_SLOT(vm, parent)) {
            return true;
        }
        vm = MP_OBJ_TYPE_GET_SLOT(vm, parent);
        if (vm->base.type != &mp_type_type) {
            return false; // several
        }
    }
    return vm == &mp_type_object;
}

static bool own_next(const PyTypeObject *t) {
    return t->tp_iternext != NULL && t->tp_iter != PyObject_SelfIter;
}

#ifdef TYPEOBJECT_VM

// The next attribute in the map that rom.py made, when it has this name; else NULL.
static const descr *prebuilt(const mp_map_t *map, size_t *i, const char *name) {
    if (*i >= map->alloc || strcmp(qstr_str(MP_OBJ_QSTR_VALUE(map->table[*i].key)), name) != 0) {
        return NULL;
    }
    return MP_OBJ_TO_PTR(map->table[(*i)++].value);
}

// A METH_CLASS or METH_STATIC method is behind one more object.
static bool prebuilt_method(const descr *d, const PyMethodDef *m) {
    if (d != NULL && (m->ml_flags & (METH_CLASS | METH_STATIC))) {
        bool cls = m->ml_flags & METH_CLASS;
        if (d->base.type != (cls ? &mp_type_classmethod : &mp_type_staticmethod)) {
            return false;
        }
        d = MP_OBJ_TO_PTR(((const mp_obj_static_class_method_t *)d)->fun);
        if (cls && d->base.type != &typeobject_classmethod_type) {
            return false;
        }
        return d->d.method == m && (cls ? (const mp_obj_type_t *)d->self : d->base.type) == typeobject_method_kind(m->ml_flags, false);
    }
    return d != NULL && d->d.method == m && d->base.type == typeobject_method_kind(m->ml_flags, true);
}

// Whether the attributes that rom.py made from the static tables are those of the type as it
// is now: the module may have changed its tables since it was compiled.
static bool is_prebuilt(const PyTypeObject *t, const mp_map_t *map) {
    size_t i = 0;
    for (const PyMethodDef *m = t->tp_methods; m != NULL && m->ml_name != NULL; m++) {
        if (!prebuilt_method(prebuilt(map, &i, m->ml_name), m)) {
            return false;
        }
    }
    for (const PyMemberDef *m = t->tp_members; m != NULL && m->name != NULL; m++) {
        const descr *d = prebuilt(map, &i, m->name);
        if (d == NULL || d->d.member != m) {
            return false;
        }
    }
    for (const PyGetSetDef *g = t->tp_getset; g != NULL && g->name != NULL; g++) {
        const descr *d = prebuilt(map, &i, g->name);
        if (d == NULL || d->d.getset != g) {
            return false;
        }
    }
    bool base = t->tp_flags & Py_TPFLAGS_BASETYPE;
    return (t->tp_doc == NULL || prebuilt(map, &i, "__doc__") != NULL)
           && (!(base && t->tp_new != NULL) || prebuilt(map, &i, "__new__") != NULL)
           && (!own_next(t) || prebuilt(map, &i, "__next__") != NULL)
           && i == map->alloc;
}

int PORT(type_prebuilt)(PyTypeObject * t) {
    const vmtype *rom = t->_vm[VM_ROM];
    if (rom == NULL || t->tp_dict != NULL || (t->tp_base->_vm[VM_HEAD] == NULL && t->tp_base != &PyBaseObject_Type)) {
        return 0;
    }
    mp_obj_dict_t *dict = (void *)rom->slots[SLOT_LOCALS - 1];
    if (!is_prebuilt(t, &dict->map)) {
        return 0;
    }
    t->tp_dict = (PyObject *)dict;
    return 1;
}

// A type whose attributes are in flash and that a module adds one to has them in a dict of its
// own from then on. The VM still looks into the map in flash, so our hooks look here after it.
static PyObject *thaw(PyObject *dict) {
    mp_map_t *map = mp_obj_dict_get_map((mp_obj_t)dict);
    for (PyTypeObject *t = MP_STATE_VM(typeobject_types); t != NULL; t = t->_vm[VM_NEXT]) {
        const vmtype *rom = t->_vm[VM_ROM];
        if (rom != NULL && rom->slots[SLOT_LOCALS - 1] == dict) {
            if (t->tp_dict == dict) {
                mp_obj_t own = mp_obj_new_dict(map->alloc + 1);
                for (size_t i = 0; i < map->alloc; i++) {
                    mp_obj_dict_store(own, map->table[i].key, map->table[i].value);
                }
                mp_obj_dict_get_map(own)->is_fixed = 1;
                t->tp_dict = (PyObject *)own;
            }
            return t->tp_dict;
        }
    }
    mp_raise_TypeError(MP_ERROR_TEXT("the attributes of a constant type cannot be set"));
}

PyObject *typeobject_thaw(PyObject *dict);

PyObject *typeobject_thaw(PyObject *dict) {
    PROTECT(PyObject *, NULL, thaw(dict));
}

#endif

// Attributes of a type with several bases that the chain of tp_base, or the VM's search through
// all of them, may not find or not find first: they go into its own dict.
static void take_attributes(PyTypeObject *t, const mp_obj_tuple_t *order) {
    for (size_t i = 1; i < order->len; i++) {
        const mp_obj_type_t *vm = MP_OBJ_TO_PTR(order->items[i]);
        if (!is_ours(vm)) {
            continue;
        }
        const mp_map_t *map = mp_obj_dict_get_map((mp_obj_t)vmtype_of(vm)->py->tp_dict);
        for (size_t k = 0; k < map->alloc; k++) {
            if (!mp_map_slot_is_filled(map, k) || !mp_obj_is_qstr(map->table[k].key)) {
                continue;
            }
            mp_obj_t v = map->table[k].value;
            qstr name = MP_OBJ_QSTR_VALUE(map->table[k].key);
            if (name != MP_QSTR___doc__ && name != MP_QSTR___module__ && name != MP_QSTR___new__
                && !(is_obj(v) && head(v) == &typeobject_slot_type)) {
                typeobject_dict_add(t, name, v);
            }
        }
    }
}
#ifdef TYPEOBJECT_VM
extern const vmtype_protocol typeobject_rom_protocol;
const vmtype_protocol typeobject_rom_protocol = {.type = NULL};

// In the place of PyType_Ready() where a module passes it nothing but types that rom.py made ready.
int typeobject_rom_ready(PyTypeObject *t);

int typeobject_rom_ready(PyTypeObject *t) {
    if (t->tp_flags & Py_TPFLAGS_READY) {
        return 0;
    }
    if (HAS_PART(type_ready)) {
        return PART(type_ready)(t);
    }
    PyErr_BadInternalCall();
    return -1;
}
#endif

#ifdef TYPEOBJECT_VM
// But for where their slots are.
static bool same_type(const vmtype *a, const vmtype *b) {
    const uint8_t *in_a = &a->mp.slot_index_make_new, *in_b = &b->mp.slot_index_make_new;
    for (size_t i = 0; i <= offsetof(mp_obj_empty_type_t, slot_index_locals_dict) - offsetof(mp_obj_empty_type_t, slot_index_make_new); i++) {
        if ((in_a[i] != 0 ? a->slots[in_a[i] - 1] : NULL) != (in_b[i] != 0 ? b->slots[in_b[i] - 1] : NULL)) {
            return false;
        }
    }
    return a->mp.flags == b->mp.flags && a->mp.name == b->mp.name
           && memcmp(&a->slots[SLOT_PY - 1], &b->slots[SLOT_PY - 1], 2 * sizeof(void *)) == 0;
}
#endif

int PORT(type_ready)(PyTypeObject * t) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return -1;
    }
    PyTypeObject *base = t->tp_base;
    if (t->tp_bases == NULL) {
        t->tp_bases = bases_of(NULL, base);
    }
    t->_vm[VM_BASE] = NULL;
    if (base->_vm[VM_HEAD] != NULL) {
        t->_vm[VM_BASE] = base->_vm[VM_BASE];
    } else if (base != &PyBaseObject_Type && !is_pure_class(IDENTITY(base))) {
        t->_vm[VM_BASE] = base;
        wrap_base_methods(t, IDENTITY(base));
    }
    if ((t->tp_flags & Py_TPFLAGS_BASETYPE) && !has_flash_dict(t)) {
        #ifndef TYPEOBJECT_VM
        if (t->tp_init != NULL && t->tp_init != PyBaseObject_Type.tp_init) {
            // The VM looks for it in the dict alone.
            typeobject_special(t, MP_QSTR___init__);
        }
        #endif
        if (t->tp_new != NULL) {
            typeobject_dict_add(t, MP_QSTR___new__, typeobject_wrapper(&typeobject_new_type, NULL, t));
        }
    }
    if (own_next(t) && !has_flash_dict(t)) {
        typeobject_dict_add(t, MP_QSTR___next__, MP_OBJ_FROM_PTR(&typeobject_next_obj));
    }
    mp_obj_tuple_t *order = (mp_obj_tuple_t *)own_order(t);
    if (order != NULL) {
        take_attributes(t, order);
    }
    vmtype *vt = NULL;
    #ifdef TYPEOBJECT_VM
    const vmtype *rom = t->_vm[VM_ROM];
    if (has_flash_dict(t)) {
        // What is filled in is what it would be.
        vmtype now = {.has_dict = 0};
        typeobject_vmtype_fill(&now, t, 0, &typeobject_rom_protocol);
        if (same_type(&now, rom)) {
            vt = (vmtype *)rom;
        }
    }
    #endif
    if (vt == NULL) {
        vt = m_malloc0(sizeof(vmtype));
        typeobject_vmtype_fill(vt, t, 0, NULL);
    }
    // Python code cannot change the attributes of a static type; see PORT(dict_set).
    mp_map_t *map = mp_obj_dict_get_map((mp_obj_t)t->tp_dict);
    if (!map->is_fixed) {
        map->is_fixed = !is_open(t);
    }
    if (order != NULL) {
        order->items[0] = MP_OBJ_FROM_PTR(vt);
    } else {
        t->tp_mro = mro_of((const mp_obj_type_t *)vt, base);
    }
    t->_vm[VM_HEAD] = vt;
    t->_vm[VM_IDENTITY] = vt;
    t->_vm[VM_LINK] = NULL;
    if (order != NULL || (t->tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS)) {
        // The native part is not where the VM looks for what super() wants; and of several bases
        // one that is not asked first may have another.
        typeobject_all_special(t);
    }
    t->_vm[VM_NEXT] = MP_STATE_VM(typeobject_types);
    MP_STATE_VM(typeobject_types) = t;
    SET_OUR_TYPE(&t->ob_base.ob_base, &PyType_Type);
    ((mp_obj_base_t *)t)->type = &typeobject_alias_type;
    nlr_pop();
    return 0;
}

// ---- binding the runtime's tables -----------------------------------------------------------

#ifndef TYPEOBJECT_VM

static const mp_obj_type_t *system_error_type;

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
        {"module", &mp_type_module},
        {"function", &mp_type_fun_bc},
        {"method", &mp_type_bound_meth},
        {"generator", &mp_type_gen_instance},
        #if HAS_COROUTINES
        {"coroutine", &mp_type_coro_instance},
        #endif
        #if MICROPY_PY_COLLECTIONS_ORDEREDDICT
        {"collections.OrderedDict", &mp_type_ordereddict},
        #endif
        {"traceback", &typeobject_traceback_type},
        {"builtin_function_or_method", &typeobject_varargs_module_type},
        {"method_descriptor", &typeobject_varargs_type},
        {"member_descriptor", &typeobject_member_type},
        {"getset_descriptor", &typeobject_getset_type},
        {"classmethod_descriptor", &typeobject_classmethod_type},
        {"wrapper_descriptor", &typeobject_slot_type},
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(others); i++) {
        if (strcmp(others[i].name, name) == 0) {
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

#endif

const mp_obj_type_t *typeobject_system_error(void) {
    #ifdef TYPEOBJECT_VM
    const mp_obj_type_t *system_error_type = (const mp_obj_type_t *)PyExc_SystemError;
    #endif
    return system_error_type != NULL ? system_error_type : &mp_type_RuntimeError;
}

#ifdef TYPEOBJECT_VM

static const mp_obj_type_t *make_exception(const typeobject_exception_row *row) {
    if (*row->place == NULL) {
        *row->place = missing_type(row->name, row->base != NULL ? row->base : make_exception(row->own_base));
    }
    return *row->place;
}

// object's.
PyObject *typeobject_object_repr(PyObject *o);
PyObject *typeobject_object_str(PyObject *o);
Py_hash_t typeobject_object_hash(PyObject *o);
PyObject *typeobject_object_richcompare(PyObject *a, PyObject *b, int op);
int typeobject_object_init(PyObject *o, PyObject *args, PyObject *kwds);
void typeobject_object_dealloc(PyObject *o);

#define FIELD(name) (offsetof(PyTypeObject, name) / sizeof(void *))
#define FIELD_BIT(name) ((uint64_t)1 << (FIELD(name) - FIELD(tp_basicsize)))
_Static_assert(FIELD_BIT(tp_dictoffset) == (uint64_t)1 << 32, "vmtype.words");

// What rom.py need not say of a type (Writer.FILLED), in the order of the fields.
static const struct {
    uint64_t fields;
    const void *words[12];
} filled = {
    FIELD_BIT(tp_dealloc) | FIELD_BIT(tp_repr) | FIELD_BIT(tp_hash) | FIELD_BIT(tp_str) | FIELD_BIT(tp_getattro)
        | FIELD_BIT(tp_setattro) | FIELD_BIT(tp_richcompare) | FIELD_BIT(tp_base) | FIELD_BIT(tp_init) | FIELD_BIT(tp_alloc)
        | FIELD_BIT(tp_free) | FIELD_BIT(tp_bases),
    {
        typeobject_object_dealloc, typeobject_object_repr, typeobject_object_hash, typeobject_object_str,
        PyObject_GenericGetAttr, PyObject_GenericSetAttr, typeobject_object_richcompare, &PyBaseObject_Type,
        typeobject_object_init, PyType_GenericAlloc, PyObject_Free, &typeobject_of_object,
    },
};

// A word for each field that has a bit.
static void put_words(PyTypeObject *t, uint64_t fields, const void *const *word) {
    for (const void **field = (const void **)t + FIELD(tp_basicsize); fields != 0; field++) {
        if (fields & 1) {
            *field = *word++;
        }
        fields >>= 1;
    }
}

static void rom_fill(const vmtype *vm) {
    PyTypeObject *t = vm->py;
    memset(t, 0, sizeof(*t));
    put_words(t, filled.fields, filled.words);
    t->tp_basicsize = vm->basicsize;
    t->tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_READY;
    if (vm->base) {
        t->tp_flags |= Py_TPFLAGS_BASETYPE;
    }
    if (vm->gc) {
        t->tp_flags |= Py_TPFLAGS_HAVE_GC;
        t->tp_free = PyObject_GC_Del;
    }
    const void *const *word = &vm->slots[vm->mp.slot_index_parent != 0 ? SLOT_PARENT : SLOT_LOCALS];
    uint64_t fields = (uint64_t)(vm->words & ~WORDS_MORE) << 32;
    if (vm->words & WORDS_MORE) {
        fields |= (uintptr_t)*word++;
    }
    put_words(t, fields, word);
    ((mp_obj_base_t *)t)->type = &typeobject_alias_type;
    t->tp_name = qstr_str(vm->mp.name);
    t->tp_dict = (PyObject *)vm->slots[SLOT_LOCALS - 1];
    t->_vm[VM_IDENTITY] = t->_vm[VM_HEAD] = t->_vm[VM_ROM] = (void *)vm;
    t->_vm[VM_NEXT] = MP_STATE_VM(typeobject_types);
    MP_STATE_VM(typeobject_types) = t;
}

void typeobject_type_init(void) {
    MP_STATE_VM(typeobject_types) = typeobject_rom_types;
    for (const vmtype *const *vm = typeobject_rom_packed; *vm != NULL; vm++) {
        rom_fill(*vm);
    }
    MP_STATE_VM(typeobject_proxies) = mp_obj_new_dict(0);
    MP_STATE_VM(typeobject_missing) = mp_obj_new_list(0, NULL);
    const typeobject_exception_row *const *rows = typeobject_exception_rows;
    // After a soft reset those of before are gone.
    for (size_t i = 0; rows[i] != NULL; i++) {
        for (const typeobject_exception_row *row = rows[i]; row != NULL; row = row->own_base) {
            *row->place = NULL;
        }
    }
    for (size_t i = 0; rows[i] != NULL; i++) {
        make_exception(rows[i]);
    }
}

#else

// The same of tp_mro, of bases first.
static void fill_mro(PyTypeObject *py) {
    static mp_obj_t room[96 * 12];
    static size_t used;
    size_t n = 0;
    for (const PyTypeObject *t = py; t != NULL; t = t->tp_base) {
        n++;
    }
    mp_obj_tuple_t *order = (mp_obj_tuple_t *)&room[used];
    used += offsetof(mp_obj_tuple_t, items) / sizeof(mp_obj_t) + n;
    if (used > MP_ARRAY_SIZE(room)) {
        PORT(fatal)("typeobject: tp_mro of a built-in type");
    }
    order->base.type = &mp_type_tuple;
    order->len = n;
    n = 0;
    for (const PyTypeObject *t = py; t != NULL; t = t->tp_base) {
        order->items[n++] = IDENTITY(t);
    }
    py->tp_mro = (PyObject *)order;
}

// tp_bases of what is not derived from object directly: the VM's types are constant, or in the
// list above, so no collector needs to see them here.
static void fill_bases(PyTypeObject *py, size_t *n) {
    fill_mro(py);
    static struct {
        mp_obj_base_t base;
        size_t len;
        mp_obj_t item;
    } tuples[96];
    _Static_assert(offsetof(mp_obj_tuple_t, items) == sizeof(tuples[0]) - sizeof(mp_obj_t), "a tuple of one");
    if (py->tp_bases == NULL && py->tp_base != NULL && *n < MP_ARRAY_SIZE(tuples)) {
        tuples[*n].base.type = &mp_type_tuple;
        tuples[*n].len = 1;
        tuples[*n].item = MP_OBJ_FROM_PTR(IDENTITY(py->tp_base));
        py->tp_bases = (PyObject *)&tuples[(*n)++];
    }
}

void typeobject_type_init(void) {
    MP_STATE_VM(typeobject_proxies) = mp_obj_new_dict(8);
    MP_STATE_VM(typeobject_missing) = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < typeobject_builtin_types_len; i++) {
        PyTypeObject *py = typeobject_builtin_types[i].type;
        const mp_obj_type_t *vm = builtin_type(typeobject_builtin_types[i].name);
        if (vm == NULL) {
            vm = missing_type(short_name(py), NULL);
        }
        bind(vm, py);
    }
    // More than one of the VM's types may be one type to a module.
    static const mp_obj_type_t *const same[][2] = {
        {&typeobject_args_tuple_type, &mp_type_tuple}, {&typeobject_args_dict_type, &mp_type_dict},
        {&typeobject_idle_tuple_type, &mp_type_tuple}, {&typeobject_idle_dict_type, &mp_type_dict},
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(same); i++) {
        size_t s = bound_slot(same[i][0]);
        bound[s].vm = same[i][0];
        bound[s].py = bound[bound_slot(same[i][1])].py;
    }
    static const mp_obj_type_t *const functions[] = {
        &mp_type_fun_builtin_0, &mp_type_fun_builtin_1, &mp_type_fun_builtin_2, &mp_type_fun_builtin_3,
        &mp_type_fun_builtin_var, &typeobject_noargs_module_type, &typeobject_o_module_type, &typeobject_keywords_module_type,
        &typeobject_fastcall_module_type, &typeobject_fastcall_keywords_module_type, &typeobject_new_type,
    };
    size_t c = bound_slot(&typeobject_varargs_module_type), m = bound_slot(&typeobject_varargs_type);
    for (size_t i = 0; i < MP_ARRAY_SIZE(functions) && bound[c].py != NULL; i++) {
        size_t s = bound_slot(functions[i]);
        bound[s].vm = functions[i];
        bound[s].py = bound[c].py;
    }
    static const mp_obj_type_t *const methods[] = {
        &typeobject_noargs_type, &typeobject_o_type, &typeobject_keywords_type, &typeobject_fastcall_type, &typeobject_fastcall_keywords_type, &typeobject_wrapped_type,
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
            vm = missing_type(name, IDENTITY(py->tp_base));
        }
        bind(vm, py);
        if (strcmp(name, "SystemError") == 0) {
            system_error_type = vm;
        }
    }
    size_t n = 0;
    for (size_t i = 0; i < typeobject_builtin_types_len; i++) {
        fill_bases(typeobject_builtin_types[i].type, &n);
    }
    for (int i = 0; i < typeobject_exceptions_count; i++) {
        fill_bases(typeobject_exceptions[i].type, &n);
    }
}

#endif
