// The classes that Python code derives from a module's type, and the places in the VM where
// that happens.

#include "type.h"

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
        PyTypeObject *t = typeobject_sub_proxy(cls);
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
            dest[0] = typeobject_data_descr_get(dest[0], (PyObject *)native);
            dest[1] = MP_OBJ_NULL;
        }
        return;
    }
    // A data descriptor of the native base comes before the instance's dict.
    if (ready) {
        vmtype *vt = vmtype_of(head(native));
        if (!vt->generic_attr) {
            typeobject_custom_store(native, vt->py, attr, dest[1]);
            dest[0] = MP_OBJ_NULL;
            return;
        }
        mp_obj_t v = find(vt, attr)->value;
        if (is_data_descr(v) && !class_defines(self->base.type, attr)) {
            typeobject_data_descr_set(v, (PyObject *)native, dest[1]);
            dest[0] = MP_OBJ_NULL;
            return;
        }
    }
    instance_attr(self_in, attr, dest);
}

// What type.__call__ does in CPython: __new__ makes the object, with the native part in it,
// then __init__ fills it. (The VM's own way makes the native part last.)
static mp_obj_t sub_make_new(const mp_obj_type_t *cls, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    PyTypeObject *t = typeobject_sub_proxy(cls);
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
        if (MP_UNLIKELY(r == NULL || pending_exc != MP_OBJ_NULL)) {
            typeobject_raise_failed(r, MP_OBJ_FROM_PTR(cls));
        }
        o = leave(r);
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
            typeobject_call_init(ot, native, n_args, n_kw, args, MP_OBJ_FROM_PTR(cls));
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
    PyTypeObject *t = typeobject_proxy_new(cls, base);
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
    typeobject_vmtype_fill(vt, t, FLAG_ALIAS);
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
    PyTypeObject *t = typeobject_sub_proxy(cls);
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
    typeobject_for_memoryview = o != NULL && is_obj(o) && is_ours(head(o)) && o->ob_type->_vm[VM_BASE] == NULL
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

void typeobject_hook_exception(const mp_obj_type_t *type) {
    if (MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, attr) == mp_obj_exception_attr) {
        replace_slot(type, type->slot_index_attr, typeobject_exception_attr);
    }
}

// The VM's types are constant, so there is no other place to see type(name, bases, dict), the
// setting of a type's attribute and memoryview(o).
void typeobject_hook_types(void) {
    real_type_make_new = (mp_make_new_fun_t)MP_OBJ_TYPE_GET_SLOT(&mp_type_type, make_new);
    replace_slot(&mp_type_type, mp_type_type.slot_index_make_new, type_make_new);
    real_type_attr = (mp_attr_fun_t)MP_OBJ_TYPE_GET_SLOT(&mp_type_type, attr);
    replace_slot(&mp_type_type, mp_type_type.slot_index_attr, type_attr);
    real_memoryview_make_new = (mp_make_new_fun_t)MP_OBJ_TYPE_GET_SLOT(&mp_type_memoryview, make_new);
    replace_slot(&mp_type_memoryview, mp_type_memoryview.slot_index_make_new, memoryview_make_new);
}
#else
void typeobject_hook_exception(const mp_obj_type_t *type) {
    (void)type;
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
        typeobject_call_init(t, o, n_args - 1, kw->used, args + 1, MP_OBJ_NULL);
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
