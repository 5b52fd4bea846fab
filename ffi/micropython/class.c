// The classes that Python code derives from a module's type, and the places in the VM where
// that happens.

#include "type.h"

// ---- classes made in Python ---------------------------------------------------------------

static mp_attr_fun_t instance_attr;

// The same by the order of a class with several bases, from item `i` on: NULL, too, when a
// native type comes first.
static mp_obj_t ordered_find(const mp_obj_tuple_t *order, size_t i, qstr attr) {
    for (; i < order->len; i++) {
        const mp_obj_type_t *t = MP_OBJ_TO_PTR(order->items[i]);
        if (t != &mp_type_object && MP_OBJ_TYPE_HAS_SLOT(t, locals_dict)) {
            mp_map_elem_t *e = mp_map_lookup(&MP_OBJ_TYPE_GET_SLOT(t, locals_dict)->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
            if (e != NULL) {
                return mp_obj_is_instance_type(t) ? e->value : MP_OBJ_NULL;
            }
        }
    }
    return MP_OBJ_NULL;
}

// What the dicts of the classes made in Python have under `attr`, up to the native base; NULL
// when there is nothing.
mp_obj_t typeobject_class_find(const mp_obj_type_t *t, qstr attr) {
    while (t != NULL && mp_obj_is_instance_type(t)) {
        mp_map_elem_t *e = mp_map_lookup(&MP_OBJ_TYPE_GET_SLOT(t, locals_dict)->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
        if (e != NULL) {
            return e->value;
        }
        if (!MP_OBJ_TYPE_HAS_SLOT(t, parent)) {
            return MP_OBJ_NULL;
        }
        const mp_obj_base_t *p = MP_OBJ_TYPE_GET_SLOT(t, parent);
        if (p->type == &mp_type_tuple) {
            const mp_obj_tuple_t *tuple = (const void *)p;
            if (t->flags & FLAG_SUB) {
                return ordered_find(order_of(typeobject_sub_proxy(t)), 1, attr);
            }
            for (size_t i = 0; i < tuple->len; i++) {
                mp_obj_t v = typeobject_class_find(MP_OBJ_TO_PTR(tuple->items[i]), attr);
                if (v != MP_OBJ_NULL) {
                    return v;
                }
            }
            return MP_OBJ_NULL;
        }
        t = (const void *)p;
    }
    return MP_OBJ_NULL;
}

static bool class_defines(const mp_obj_type_t *t, qstr attr) {
    return typeobject_class_find(t, attr) != MP_OBJ_NULL;
}

static mp_print_fun_t instance_print;

// What the VM gets wrong about instances with a native part: str() of a class with a __repr__
// but no __str__ is its own, not that of the native base; an exception's tp_str and tp_repr
// count.
static void sub_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const mp_obj_type_t *cls = head(MP_OBJ_TO_PTR(self_in));
    PyTypeObject *t = typeobject_sub_proxy(cls);
    bool exception = t->tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS;
    bool str = kind == PRINT_STR && !class_defines(cls, MP_QSTR___str__);
    if (str && class_defines(cls, MP_QSTR___repr__)) {
        // A tp_str of the native base comes first, object's does not.
        if (t->tp_str == PyBaseObject_Type.tp_str || (FROM_BUILTIN(t, tp_str) && !exception)) {
            kind = PRINT_REPR;
        }
    }
    mp_obj_t native = exception ? typeobject_native(MP_OBJ_TO_PTR(self_in)) : MP_OBJ_NULL;
    if (native != MP_OBJ_NULL) {
        if (kind == PRINT_EXC) {
            typeobject_print_exception(print, self_in, t);
            return;
        }
        if (str && kind == PRINT_STR && !FROM_BUILTIN(t, tp_str)) {
            typeobject_ours_print(print, native, kind);
            return;
        }
        if (kind == PRINT_REPR && !class_defines(cls, MP_QSTR___repr__) && !FROM_BUILTIN(t, tp_repr)) {
            typeobject_ours_print(print, native, kind);
            return;
        }
    }
    instance_print(print, self_in, kind);
}

// ---- attributes of instances --------------------------------------------------------------

// Whether a value in a class's dict comes before what the instance has of its own.
static bool sets(mp_obj_t v) {
    mp_obj_t dest[2];
    if (mp_obj_is_type(v, &mp_type_property)) {
        return true;
    }
    mp_load_method_maybe(v, MP_QSTR___set__, dest);
    return dest[0] != MP_OBJ_NULL;
}

// One of a property's functions, None when it has none: to get, to set, to delete.
static mp_obj_t property_function(mp_obj_t property, size_t i) {
    #if CIRCUITPY
    // What is in flash may end before those that it lacks.
    size_t n;
    const mp_obj_t *functions = mp_obj_property_get(property, &n);
    return i < n ? functions[i] : mp_const_none;
    #else
    return mp_obj_property_get(property)[i];
    #endif
}

static mp_obj_instance_t *instance_around(PyObject *o) {
    return MP_OBJ_TO_PTR(leave(o));
}

void typeobject_sub_load(PyObject *o, qstr attr, mp_obj_t *dest) {
    mp_obj_instance_t *self = instance_around(o);
    vmtype *vt = vmtype_of(head(o));
    mp_obj_t of_class = typeobject_class_find(self->base.type, attr);
    if (of_class == MP_OBJ_NULL && typeobject_is_data(find(vt, attr))) {
        typeobject_generic_load((mp_obj_t)o, vt, attr, dest);
        return;
    }
    if (of_class == MP_OBJ_NULL || !sets(of_class)) {
        mp_map_elem_t *e = mp_map_lookup(&self->members, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
        dest[0] = e != NULL ? e->value : vt->has_dict ? PART(own_attr)(o, attr) : MP_OBJ_NULL;
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
    }
    if (of_class == MP_OBJ_NULL) {
        typeobject_generic_load((mp_obj_t)o, vt, attr, dest);
        return;
    }
    mp_obj_t me = MP_OBJ_FROM_PTR(self);
    if (mp_obj_is_type(of_class, &mp_type_property)) {
        mp_obj_t get = property_function(of_class, 0);
        if (get == mp_const_none) {
            mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("unreadable attribute"));
        }
        dest[0] = mp_call_function_1(get, me);
        return;
    }
    mp_convert_member_lookup(me, self->base.type, of_class, dest);
    if (dest[1] == MP_OBJ_NULL) {
        mp_obj_t get[4];
        mp_load_method_maybe(dest[0], MP_QSTR___get__, get);
        if (get[0] != MP_OBJ_NULL) {
            get[2] = me;
            get[3] = MP_OBJ_FROM_PTR(self->base.type);
            dest[0] = mp_call_method_n_kw(2, 0, get);
        }
    }
}

void typeobject_sub_store(PyObject *o, qstr attr, mp_obj_t value) {
    mp_obj_instance_t *self = instance_around(o);
    mp_obj_t me = MP_OBJ_FROM_PTR(self);
    vmtype *vt = vmtype_of(head(o));
    mp_obj_t of_class = typeobject_class_find(self->base.type, attr);
    if (of_class == MP_OBJ_NULL) {
        if (typeobject_is_data(find(vt, attr))) {
            typeobject_generic_store((mp_obj_t)o, vt, attr, value);
            return;
        }
    } else if (mp_obj_is_type(of_class, &mp_type_property)) {
        mp_obj_t f = property_function(of_class, value == MP_OBJ_NULL ? 2 : 1);
        if (f == mp_const_none) {
            mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("can't %s attribute '%q'"), value == MP_OBJ_NULL ? "delete" : "set", attr);
        }
        mp_obj_t args[2] = {me, value};
        mp_call_function_n_kw(f, value == MP_OBJ_NULL ? 1 : 2, 0, args);
        return;
    } else {
        mp_obj_t set[4];
        mp_load_method_maybe(of_class, value == MP_OBJ_NULL ? MP_QSTR___delete__ : MP_QSTR___set__, set);
        if (set[0] != MP_OBJ_NULL) {
            set[2] = me;
            set[3] = value;
            mp_call_method_n_kw(value == MP_OBJ_NULL ? 1 : 2, 0, set);
            return;
        }
    }
    bool done;
    if (vt->has_dict) {
        done = PART(own_attr_set)(o, attr, value);
    } else {
        mp_map_elem_t *e = mp_map_lookup(&self->members, MP_OBJ_NEW_QSTR(attr),
            value == MP_OBJ_NULL ? MP_MAP_LOOKUP_REMOVE_IF_FOUND : MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        done = e != NULL;
        if (done && value != MP_OBJ_NULL) {
            e->value = value;
        }
    }
    if (!done) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%q' object has no attribute '%q'"), self->base.type->name, attr);
    }
}

// Loading where the native base has a tp_getattro of its own or instances a dict that it keeps.
static __attribute__((noinline)) void sub_load_native(mp_obj_instance_t *self, mp_obj_t native, qstr attr, mp_obj_t *dest) {
    vmtype *vt = vmtype_of(head(native));
    bool asks = typeobject_only_asks(attr, dest);
    if (vt->custom_get) {
        PART(custom_load)(native, vt->py, attr, dest);
    } else {
        typeobject_sub_load((PyObject *)native, attr, dest);
    }
    if (dest[0] == MP_OBJ_NULL) {
        mp_obj_t f = typeobject_class_find(self->base.type, MP_QSTR___getattr__);
        if (f == MP_OBJ_NULL && !asks && pending_exc != MP_OBJ_NULL) {
            typeobject_raise_pending("tp_getattro");
        }
        pending_exc = MP_OBJ_NULL;
        if (f != MP_OBJ_NULL) {
            dest[0] = mp_call_function_2(f, MP_OBJ_FROM_PTR(self), MP_OBJ_NEW_QSTR(attr));
        }
    }
}

#ifndef TYPEOBJECT_VM
// Whether no class made in Python has what `e` found in the native base: then the VM need not
// look through them every time. What has a meaning for the VM itself it looks for.
static bool is_direct(const mp_obj_type_t *cls, vmtype *vt, attr_entry *e) {
    if (MP_UNLIKELY(e->direct != typeobject_changes)) {
        qstr attr = (qstr)e->qst;
        const char *name = qstr_str(attr);
        if ((name[0] == '_' && name[1] == '_') || class_defines(cls, attr)) {
            return false;
        }
        // The native base may have changed, too.
        typeobject_find(vt, attr, e);
        if (e->kind != ATTR_BINDS) {
            return false;
        }
        e->direct = typeobject_changes;
    }
    return true;
}
#endif

static void sub_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t native = typeobject_native(self);
    bool ready = native != MP_OBJ_NULL;
    vmtype *vt = ready ? vmtype_of(head(native)) : NULL;
    if (dest[0] == MP_OBJ_NULL) {
        if (ready && MP_UNLIKELY(vt->custom_get || vt->has_dict || vt->has_order)) {
            sub_load_native(self, native, attr, dest);
            return;
        }
        #ifndef TYPEOBJECT_VM
        if (ready && self->members.used == 0) {
            attr_entry *e = find(vt, attr);
            if (e->kind == ATTR_BINDS && is_direct(self->base.type, vt, e)) {
                dest[0] = e->value;
                dest[1] = native;
                return;
            }
        }
        #endif
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
    // A __setattr__ of the class comes first, then a data descriptor of the native base,
    // then the instance's dict.
    bool of_class = (self->base.type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS)
        && class_defines(self->base.type, dest[1] == MP_OBJ_NULL ? MP_QSTR___delattr__ : MP_QSTR___setattr__);
    if (ready && !of_class) {
        if (vt->custom_set) {
            PART(custom_store)(native, vt->py, attr, dest[1]);
            dest[0] = MP_OBJ_NULL;
            return;
        }
        if (vt->has_dict) {
            typeobject_sub_store((PyObject *)native, attr, dest[1]);
            dest[0] = MP_OBJ_NULL;
            return;
        }
        if (typeobject_is_data(find(vt, attr)) && !class_defines(self->base.type, attr)) {
            typeobject_generic_store(native, vt, attr, dest[1]);
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
    if (MP_UNLIKELY(typeobject_gc.pending)) {
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
        if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(o)), MP_OBJ_FROM_PTR(cls))) {
            return o;
        }
    }
    // By the class: a tp_getattro has no say here.
    mp_obj_t init = typeobject_class_find(head(MP_OBJ_TO_PTR(o)), MP_QSTR___init__);
    if (init != MP_OBJ_NULL) {
        ROOM(all, mp_obj_t, n + 2);
        all[0] = all[1] = MP_OBJ_NULL;
        mp_convert_member_lookup(o, head(MP_OBJ_TO_PTR(o)), init, all);
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

static size_t count_native_bases(const mp_obj_type_t *t, const mp_obj_type_t **first) {
    size_t n = 0;
    if (t == &mp_type_object) {
        return 0;
    }
    if (!mp_obj_is_instance_type(t)) {
        if (*first == NULL) {
            *first = t;
        }
        return 1;
    }
    if (MP_OBJ_TYPE_HAS_SLOT(t, parent)) {
        const mp_obj_base_t *p = MP_OBJ_TYPE_GET_SLOT(t, parent);
        if (p->type != &mp_type_tuple) {
            return count_native_bases((const void *)p, first);
        }
        for (size_t i = 0; i < ((const mp_obj_tuple_t *)p)->len; i++) {
            n += count_native_bases(MP_OBJ_TO_PTR(((const mp_obj_tuple_t *)p)->items[i]), first);
        }
    }
    return n;
}

static PyTypeObject *best_base(mp_obj_t bases) {
    PyTypeObject *t = PART(best_base)(enter(bases));
    if (t == NULL) {
        typeobject_raise_pending("type");
    }
    return t;
}

static mp_obj_t linear(const mp_obj_type_t *t);

static bool in_tail(mp_obj_t list, size_t from, mp_obj_t v) {
    size_t n;
    mp_obj_t *items;
    mp_obj_list_get(list, &n, &items);
    for (size_t i = from; i < n; i++) {
        if (items[i] == v) {
            return true;
        }
    }
    return false;
}

// What is first in the lists, each type once.
static __attribute__((noreturn)) void no_order(mp_obj_t *lists, const size_t *at, size_t n) {
    vstr_t text;
    vstr_init(&text, 64);
    mp_obj_t seen = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i <= n; i++) {
        size_t len;
        mp_obj_t *items;
        mp_obj_list_get(lists[i], &len, &items);
        if (at[i] < len && !in_tail(seen, 0, items[at[i]])) {
            mp_obj_list_append(seen, items[at[i]]);
            vstr_add_str(&text, text.len == 0 ? " " : ", ");
            vstr_add_str(&text, short_name(typeobject_py_type(MP_OBJ_TO_PTR(items[at[i]]))));
        }
    }
    mp_raise_msg_varg(&mp_type_TypeError,
        MP_ERROR_TEXT("Cannot create a consistent method resolution order (MRO) for bases%s"), vstr_null_terminated_str(&text));
}

// C3, as CPython's mro_implementation(): appends to `out` what the lists have, each in its
// order. `lists[n]` is the list of the bases themselves.
static void merge(mp_obj_t out, mp_obj_t *lists, size_t n) {
    size_t *at = m_new0(size_t, n + 1);
    for (;;) {
        bool left = false;
        mp_obj_t next = MP_OBJ_NULL;
        for (size_t i = 0; i <= n && next == MP_OBJ_NULL; i++) {
            size_t len;
            mp_obj_t *items;
            mp_obj_list_get(lists[i], &len, &items);
            if (at[i] < len) {
                left = true;
                next = items[at[i]];
                for (size_t k = 0; k <= n && next != MP_OBJ_NULL; k++) {
                    if (in_tail(lists[k], at[k] + 1, next)) {
                        next = MP_OBJ_NULL;
                    }
                }
            }
        }
        if (!left) {
            return;
        }
        if (next == MP_OBJ_NULL) {
            no_order(lists, at, n);
        }
        mp_obj_list_append(out, next);
        for (size_t i = 0; i <= n; i++) {
            size_t len;
            mp_obj_t *items;
            mp_obj_list_get(lists[i], &len, &items);
            at[i] += at[i] < len && items[at[i]] == next;
        }
    }
}

// A list of a type and its bases in the order in which attributes are looked up.
static mp_obj_t linear(const mp_obj_type_t *t) {
    mp_obj_t out = mp_obj_new_list(1, (mp_obj_t *)&t);
    if (t == &mp_type_object) {
        return out;
    }
    const mp_obj_base_t *p = MP_OBJ_TYPE_HAS_SLOT(t, parent) ? MP_OBJ_TYPE_GET_SLOT(t, parent) : &mp_type_object;
    const mp_obj_tuple_t *bases = (const void *)p;
    size_t n = p->type == &mp_type_tuple ? bases->len : 1;
    mp_obj_t *lists = m_new(mp_obj_t, n + 1);
    lists[n] = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < n; i++) {
        mp_obj_t base = p->type == &mp_type_tuple ? bases->items[i] : MP_OBJ_FROM_PTR(p);
        lists[i] = linear(MP_OBJ_TO_PTR(base));
        mp_obj_list_append(lists[n], base);
    }
    merge(out, lists, n);
    return out;
}

// For the runtime: tp_mro of a type with these bases, types of modules and object. The first
// item is the type itself, which is there when it is ready.
PyObject *PORT(type_order)(PyObject * bases) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return NULL;
    }
    const mp_obj_tuple_t *tuple = (const void *)bases;
    mp_obj_t none = MP_OBJ_NULL;
    mp_obj_t out = mp_obj_new_list(1, &none);
    mp_obj_t *lists = m_new(mp_obj_t, tuple->len + 1);
    lists[tuple->len] = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < tuple->len; i++) {
        for (size_t k = 0; k < i; k++) {
            if (tuple->items[k] == tuple->items[i]) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("duplicate base class %s"),
                    short_name(typeobject_py_type(MP_OBJ_TO_PTR(tuple->items[i]))));
            }
        }
        lists[i] = linear(MP_OBJ_TO_PTR(tuple->items[i]));
        mp_obj_list_append(lists[tuple->len], tuple->items[i]);
    }
    merge(out, lists, tuple->len);
    size_t n;
    mp_obj_t *items;
    mp_obj_list_get(out, &n, &items);
    out = mp_obj_new_tuple(n, items);
    nlr_pop();
    return (PyObject *)out;
}

static mp_obj_t linear_tuple(const mp_obj_type_t *t) {
    return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), linear(t));
}

mp_obj_t typeobject_linear(const mp_obj_type_t *vm, mp_obj_t otherwise) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        return otherwise;
    }
    mp_obj_t order = linear_tuple(vm);
    nlr_pop();
    return order;
}

// The nearest base of a class that has a PyTypeObject of its own.
static PyTypeObject *nearest_base(const mp_obj_type_t *t) {
    const mp_obj_base_t *p = MP_OBJ_TYPE_GET_SLOT(t, parent);
    if (p->type == &mp_type_tuple) {
        const mp_obj_tuple_t *tuple = (const void *)p;
        const mp_obj_type_t *first = NULL;
        if (HAS_PART(best_base) && count_native_bases(t, &first) > 1) {
            return best_base(MP_OBJ_FROM_PTR(p));
        }
        for (size_t i = 0; i < tuple->len; i++) {
            const mp_obj_type_t *q = MP_OBJ_TO_PTR(tuple->items[i]);
            if ((q->flags & FLAG_SUB) || is_ours(q)) {
                return typeobject_py_type(q);
            }
        }
    }
    return typeobject_py_type((const void *)p);
}

// The tp_finalize of a class that has a __del__.
static void sub_finalize(PyObject *o) {
    mp_obj_t self = leave(o);
    mp_obj_t saved = pending_exc;
    pending_exc = MP_OBJ_NULL;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
        const mp_obj_type_t *cls = head(MP_OBJ_TO_PTR(self));
        mp_convert_member_lookup(self, cls, typeobject_class_find(cls, MP_QSTR___del__), dest);
        mp_call_method_n_kw(0, 0, dest);
        nlr_pop();
    } else {
        caught(nlr.ret_val);
        PyErr_WriteUnraisable(o);
    }
    pending_exc = saved;
}

#ifdef TYPEOBJECT_VM
// Slots that `vt` has not are the other's; so are operators where those of `vt` are a plain type's.
static void add_slots(vmtype *vt, const vmtype *other) {
    // One byte for each slot, which says where it is.
    uint8_t *own = &vt->mp.slot_index_make_new;
    const uint8_t *index = &other->mp.slot_index_make_new;
    for (size_t i = 0; i <= SLOT_PROTOCOL - SLOT_MAKE_NEW; i++) {
        const void **slot = &vt->slots[SLOT_MAKE_NEW - 1 + i];
        if (index[i] != 0 && (own[i] == 0 || *slot == typeobject_plain_unary_op || *slot == typeobject_plain_binary_op)) {
            own[i] = SLOT_MAKE_NEW + i;
            *slot = other->slots[index[i] - 1];
        }
    }
}

DECLARE_PART(void, native_order, vmtype *vt, mp_obj_t order);
void typeobject_native_order(vmtype *vt, mp_obj_t order);

// The VM's type of the native part of the instances of `t`: that of its base, with what the others
// in the order have besides.
static void native_part(vmtype *vt, PyTypeObject *t, const void *base, mp_obj_t order) {
    // `vt` is all zero.
    memcpy(vt, base, offsetof(vmtype, slots[SLOT_LOCALS - 1]));
    memset(&vt->mp.slot_index_make_new, 0, SLOT_PROTOCOL - SLOT_MAKE_NEW + 1);
    add_slots(vt, base);
    vt->mp.flags |= FLAG_ALIAS;
    vt->mp.name = qstr_from_str(t->tp_name);
    vt->py = t;
    vmtype_protocol *protocol = m_malloc0(sizeof(vmtype_protocol));
    protocol->type = vt;
    vt->slots[SLOT_PROTOCOL - 1] = protocol;
    vt->mp.slot_index_locals_dict = SLOT_LOCALS;
    vt->slots[SLOT_LOCALS - 1] = t->tp_dict;
    vt->mp.slot_index_parent = SLOT_PARENT;
    vt->slots[SLOT_PARENT - 1] = IDENTITY(t->tp_base);
    vt->own_dealloc = vt->own_dealloc || t->tp_dealloc == typeobject_subtype_dealloc;
    vt->has_order = order_of(t) != NULL;
    vt->ready = 0;
    if (HAS_PART(native_order) && order != MP_OBJ_NULL) {
        PART(native_order)(vt, order);
    }
}

void typeobject_native_order(vmtype *vt, mp_obj_t order) {
    const mp_obj_tuple_t *types = MP_OBJ_TO_PTR(order);
    for (size_t i = 0; i < types->len; i++) {
        const mp_obj_type_t *other = MP_OBJ_TO_PTR(types->items[i]);
        if (is_ours(other)) {
            const vmtype *o = vmtype_of(other);
            add_slots(vt, o);
            if (o->custom_get || o->custom_set) {
                vt->custom_get |= o->custom_get;
                vt->custom_set |= o->custom_set;
                vt->slots[SLOT_ATTR - 1] = typeobject_ours_attr_slow;
                vt->mp.flags &= ~FLAG_ATTR;
            }
        }
    }
}
#endif

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
    bool several = ((const mp_obj_base_t *)MP_OBJ_TYPE_GET_SLOT(cls, parent))->type == &mp_type_tuple;
    mp_obj_t order = several ? linear_tuple(cls) : MP_OBJ_NULL;
    PyTypeObject *t = typeobject_proxy_new(cls, base, order);
    // As type.__new__ does in CPython: those of the base are for its own instances.
    t->tp_alloc = PyType_GenericAlloc;
    t->tp_free = PyObject_Free;
    if (class_defines(cls, MP_QSTR___del__)) {
        t->tp_finalize = sub_finalize;
    }
    if (t->tp_finalize != NULL || t->tp_del != NULL) {
        t->tp_dealloc = typeobject_subtype_dealloc;
    }
    if (base->_vm[VM_LINK] != NULL) {
        t->_vm[VM_LINK] = base->_vm[VM_LINK];
    } else {
        size_t end = ((size_t)t->tp_basicsize + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
        t->_vm[VM_LINK] = (void *)(uintptr_t)(t->tp_itemsize != 0 ? LINK_AT_END : end);
        t->tp_basicsize = (Py_ssize_t)(end + sizeof(void *));
    }
    t->_vm[VM_BASE] = base->_vm[VM_BASE];
    t->tp_dict = (PyObject *)MP_OBJ_TYPE_GET_SLOT(cls, locals_dict);
    vmtype *vt = m_malloc0(sizeof(vmtype));
    #ifdef TYPEOBJECT_VM
    native_part(vt, t, base->_vm[VM_HEAD] != NULL ? base->_vm[VM_HEAD] : (const void *)native, order);
    #else
    typeobject_vmtype_fill(vt, t, FLAG_ALIAS, NULL);
    #endif
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

// What type.__new__ does in CPython and the VM does not, as far as modules' types are in it:
// __set_name__ of what is in the class, __init_subclass__ of the native base.
static void class_made(const mp_obj_type_t *cls) {
    mp_obj_t dest[4];
    #if !MICROPY_PY_DESCRIPTORS || (MICROPY_VERSION_MAJOR == 1 && MICROPY_VERSION_MINOR < 26)
    // The VM does it from 1.26.
    const mp_map_t *map = &MP_OBJ_TYPE_GET_SLOT(cls, locals_dict)->map;
    for (size_t i = 0; i < map->alloc; i++) {
        mp_obj_t v = mp_map_slot_is_filled(map, i) ? map->table[i].value : MP_OBJ_NULL;
        if (v != MP_OBJ_NULL && is_obj(v) && (head(v)->flags & (FLAG_OURS | FLAG_SUB)) && !(head(v)->flags & FLAG_ALIAS)) {
            mp_load_method_maybe(v, MP_QSTR___set_name__, dest);
            if (dest[0] != MP_OBJ_NULL) {
                dest[2] = MP_OBJ_FROM_PTR(cls);
                dest[3] = map->table[i].key;
                mp_call_method_n_kw(2, 0, dest);
            }
        }
    }
    #endif
    if (!(cls->flags & FLAG_SUB)) {
        return;
    }
    for (PyTypeObject *t = typeobject_sub_proxy(cls); t != NULL; t = t->tp_base) {
        if (t->_vm[VM_LINK] == NULL && t->_vm[VM_HEAD] != NULL) {
            mp_map_elem_t *e = mp_map_lookup(mp_obj_dict_get_map((mp_obj_t)t->tp_dict),
                MP_OBJ_NEW_QSTR(MP_QSTR___init_subclass__), MP_MAP_LOOKUP);
            if (e != NULL) {
                dest[0] = dest[1] = MP_OBJ_NULL;
                mp_convert_member_lookup(MP_OBJ_NULL, cls, e->value, dest);
                mp_call_method_n_kw(0, 0, dest);
                return;
            }
        }
    }
}

static mp_obj_t build_class(size_t n_args, const mp_obj_t *args) {
    mp_obj_t cls = mp_call_function_n_kw(__real_mp_load_build_class(), n_args, 0, args);
    if (mp_obj_is_type(cls, &mp_type_type)) {
        if (n_args > 2) {
            sub_prepare(MP_OBJ_TO_PTR(cls));
        }
        class_made(MP_OBJ_TO_PTR(cls));
    }
    return cls;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(build_class_obj, 2, build_class);

mp_obj_t __wrap_mp_load_build_class(void) {
    // Until a type of a module exists there is nothing to derive from.
    if (!TYPES_EXIST) {
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

// ---- what the VM's type does ------------------------------------------------------------------

static mp_make_new_fun_t real_type_make_new;

// Whether several native bases have one layout, which CPython's rules say for modules' types;
// the VM's exceptions all have the same. TypeError for those that contradict each other.
static bool go_together(mp_obj_t bases, const mp_obj_type_t *first) {
    size_t n;
    mp_obj_t *items;
    bool exceptions = true, ours = false, one = true;
    mp_obj_tuple_get(bases, &n, &items);
    for (size_t i = 0; i < n; i++) {
        const mp_obj_type_t *native = NULL;
        exceptions = exceptions && mp_obj_is_exception_type(items[i]);
        ours = ours || native_base_of(MP_OBJ_TO_PTR(items[i])) != NULL;
        one = one && (count_native_bases(MP_OBJ_TO_PTR(items[i]), &native) == 0 || native == first);
    }
    if (!HAS_PART(best_base)) {
        return one || exceptions;
    }
    if (ours) {
        best_base(bases);
    }
    return ours || exceptions;
}

// The VM, which counts native bases, is shown one, and then told of all.
static mp_obj_t type_of_several(const mp_obj_type_t *type, const mp_obj_type_t *native, const mp_obj_t *args) {
    mp_obj_t one = MP_OBJ_FROM_PTR(native);
    mp_obj_t shown[3] = {args[0], mp_obj_new_tuple(1, &one), args[2]};
    mp_obj_t cls = real_type_make_new(type, 3, 0, shown);
    mp_obj_type_t *t = MP_OBJ_TO_PTR(cls);
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(args[1], &n, &items);
    t->slots[t->slot_index_parent - 1] = MP_OBJ_TO_PTR(n == 1 ? items[0] : args[1]);
    for (size_t i = 0; i < n; i++) {
        mp_obj_type_t *b = MP_OBJ_TO_PTR(items[i]);
        if (mp_obj_is_instance_type(b)) {
            b->flags |= MP_TYPE_FLAG_IS_SUBCLASSED;
            t->flags |= b->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
        }
    }
    return cls;
}

static bool all_types(mp_obj_t bases, size_t *natives, const mp_obj_type_t **first) {
    size_t n;
    mp_obj_t *items;
    if (!mp_obj_is_type(bases, &mp_type_tuple)) {
        return false;
    }
    mp_obj_tuple_get(bases, &n, &items);
    for (size_t i = 0; i < n; i++) {
        if (!mp_obj_is_type(items[i], &mp_type_type)) {
            return false;
        }
        *natives += count_native_bases(MP_OBJ_TO_PTR(items[i]), first);
    }
    return true;
}

static mp_obj_t type_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t cls;
    size_t natives = 0;
    const mp_obj_type_t *first = NULL;
    if (n_args == 3 && all_types(args[1], &natives, &first) && natives > 1 && go_together(args[1], first)) {
        cls = type_of_several(type, first, args);
    } else {
        cls = real_type_make_new(type, n_args, n_kw, args);
    }
    if (n_args == 3) {
        sub_prepare(MP_OBJ_TO_PTR(cls));
    }
    return cls;
}

static mp_attr_fun_t real_type_attr;

static mp_obj_t mro(const mp_obj_type_t *self) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (const PyTypeObject *t = typeobject_py_type(self); t != NULL; t = t->tp_base) {
        const mp_obj_tuple_t *rest = own_order(t);
        if (rest != NULL) {
            for (size_t i = 0; i < rest->len; i++) {
                mp_obj_list_append(list, rest->items[i]);
            }
            break;
        }
        mp_obj_list_append(list, IDENTITY(t));
    }
    return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), list);
}

static mp_obj_t module_name(const PyTypeObject *t) {
    const char *last = last_part(t->tp_name);
    return last != t->tp_name ? mp_obj_new_str(t->tp_name, (size_t)(last - 1 - t->tp_name)) : MP_OBJ_NEW_QSTR(MP_QSTR_builtins);
}

// What CPython's types say of themselves, for a module's type and the classes derived from it.
static mp_obj_t type_says(const mp_obj_type_t *self, qstr attr) {
    const PyTypeObject *t = typeobject_py_type(self);
    mp_map_elem_t *e;
    switch (attr) {
        case MP_QSTR___doc__:
            // Not a base's.
            e = mp_map_lookup(&MP_OBJ_TYPE_GET_SLOT(self, locals_dict)->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
            return e != NULL ? e->value : mp_const_none;
        case MP_QSTR___name__:
        case MP_QSTR___qualname__:
            return is_ours(self) ? mp_obj_new_str_from_cstr(short_name(t)) : MP_OBJ_NEW_QSTR(self->name);
        case MP_QSTR___module__:
            return is_ours(self) && !is_open(t) ? module_name(t) : MP_OBJ_NULL;
        case MP_QSTR___base__:
            return t->tp_base != NULL ? IDENTITY(t->tp_base) : mp_const_none;
        case MP_QSTR___mro__:
            return mro(self);
        case MP_QSTR___basicsize__:
            return mp_obj_new_int(t->tp_basicsize);
        case MP_QSTR___itemsize__:
            return mp_obj_new_int(t->tp_itemsize);
        case MP_QSTR___dictoffset__:
            return mp_obj_new_int(t->tp_dictoffset);
        case MP_QSTR___weakrefoffset__:
            return mp_obj_new_int(t->tp_weaklistoffset);
        case MP_QSTR___flags__:
            return mp_obj_new_int_from_uint(t->tp_flags);
        case MP_QSTR___text_signature__:
            return typeobject_signature(short_name(t), t->tp_doc);
        default:
            return MP_OBJ_NULL;
    }
}

// What a module has added to the attributes of a type in flash, where the VM does not look.
static bool thawed_attr(const mp_obj_type_t *self, qstr attr, mp_obj_t *dest) {
    #ifdef TYPEOBJECT_VM
    for (PyTypeObject *t = typeobject_py_type(self); t != NULL; t = t->tp_base) {
        if (t->_vm[VM_ROM] != NULL && !has_flash_dict(t)) {
            mp_map_elem_t *e = mp_map_lookup(mp_obj_dict_get_map((mp_obj_t)t->tp_dict), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
            if (e != NULL) {
                mp_convert_member_lookup(MP_OBJ_NULL, self, e->value, dest);
                return true;
            }
        }
    }
    #endif
    return false;
}

static void type_load(const mp_obj_type_t *self, qstr attr, mp_obj_t *dest) {
    bool related = (self->flags & (FLAG_OURS | FLAG_SUB)) != 0;
    if (related) {
        dest[0] = type_says(self, attr);
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
        #ifdef TYPEOBJECT_VM
        if (attr == MP_QSTR___dict__ && is_ours(self) && vmtype_of(self)->py->_vm[VM_ROM] != NULL) {
            dest[0] = typeobject_dict_copy(vmtype_of(self)->py);
            return;
        }
        #endif
        if (attr == MP_QSTR___dict__ && is_ours(self)) {
            typeobject_all_special(vmtype_of(self)->py);
        }
    }
    #ifdef TYPEOBJECT_VM
    // What types have is not in their dicts, and in those of several bases there may be object's.
    if (!related || attr != MP_QSTR___init__ || typeobject_class_find(self, attr) != MP_OBJ_NULL)
    #endif
    {
        real_type_attr(MP_OBJ_FROM_PTR(self), attr, dest);
    }
    if (dest[0] == MP_OBJ_NULL) {
        if (related && !thawed_attr(self, attr, dest)) {
            dest[0] = typeobject_special(typeobject_py_type(self), attr);
        }
    } else if (dest[1] == MP_OBJ_NULL && is_obj(dest[0]) && is_ours(head(dest[0]))) {
        PyTypeObject *t = vmtype_of(head(dest[0]))->py;
        if (t->tp_descr_get != NULL && attr != MP_QSTR___class__) {
            dest[0] = result(t->tp_descr_get((PyObject *)dest[0], NULL, enter(MP_OBJ_FROM_PTR(self))), "__get__");
        }
    }
    #ifndef TYPEOBJECT_VM
    if (attr == MP_QSTR___class_getitem__ && dest[0] != MP_OBJ_NULL && dest[1] == MP_OBJ_NULL) {
        // A plain function is a classmethod under this name.
        mp_obj_t v = typeobject_class_find(self, attr);
        if (v != MP_OBJ_NULL && is_obj(v) && (head(v)->flags & MP_TYPE_FLAG_BINDS_SELF)) {
            dest[1] = MP_OBJ_FROM_PTR(self);
        }
    }
    #endif
}

static void type_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] == MP_OBJ_NULL) {
        type_load(self, attr, dest);
        return;
    }
    if (is_ours(self) && !is_open(vmtype_of(self)->py)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot set '%q' attribute of immutable type '%s'"),
            attr, vmtype_of(self)->py->tp_name);
    }
    size_t names = MP_OBJ_TYPE_HAS_SLOT(self, locals_dict) ? MP_OBJ_TYPE_GET_SLOT(self, locals_dict)->map.used : 0;
    real_type_attr(self_in, attr, dest);
    if (is_ours(self)) {
        PORT(type_modified)(vmtype_of(self)->py);
    } else if (mp_obj_is_instance_type(self) && MP_OBJ_TYPE_GET_SLOT(self, locals_dict)->map.used > names) {
        // It may be a base of a class whose native base has the same name.
        typeobject_changes++;
    }
}

static mp_print_fun_t real_type_print;

static void type_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const mp_obj_type_t *self = MP_OBJ_TO_PTR(self_in);
    if (is_ours(self)) {
        mp_printf(print, "<class '%s'>", vmtype_of(self)->py->tp_name);
        return;
    }
    if (mp_obj_is_instance_type(self)) {
        mp_map_elem_t *e = mp_map_lookup(&MP_OBJ_TYPE_GET_SLOT(self, locals_dict)->map,
            MP_OBJ_NEW_QSTR(MP_QSTR___module__), MP_MAP_LOOKUP);
        if (e != NULL && mp_obj_is_str(e->value)) {
            mp_printf(print, "<class '%s.%q'>", mp_obj_str_get_str(e->value), self->name);
            return;
        }
    }
    real_type_print(print, self_in, kind);
}

static mp_make_new_fun_t real_memoryview_make_new;

mp_obj_t typeobject_view_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    PyObject *o = n_args == 1 ? enter(args[0]) : NULL;
    typeobject_for_memoryview = o != NULL && is_obj(o) && is_ours(head(o)) && our_type(o)->_vm[VM_BASE] == NULL
        && MP_OBJ_TYPE_HAS_SLOT(head(o), buffer);
    return real_memoryview_make_new(type, n_args, n_kw, args);
}

// What hooks.h puts in place of the VM's functions, each with the function itself; until the
// port is used the VM's own does it.

#define UNUSED_YET (MP_STATE_VM(typeobject_proxies) == MP_OBJ_NULL)

#define MAKE_NEW_HOOK(name, own) \
    mp_obj_t typeobject_##name(mp_make_new_fun_t vm, const mp_obj_type_t *type, size_t n_args, size_t n_kw, \
    const mp_obj_t *args); \
    mp_obj_t typeobject_##name(mp_make_new_fun_t vm, const mp_obj_type_t *type, size_t n_args, size_t n_kw, \
    const mp_obj_t *args) { \
        real_##name = vm; \
        return (UNUSED_YET ? vm : (own))(type, n_args, n_kw, args); \
    }

MAKE_NEW_HOOK(type_make_new, type_make_new)
#ifdef TYPEOBJECT_VM
MAKE_NEW_HOOK(memoryview_make_new, HAS_PART(view_make_new) ? PART(view_make_new) : vm)
#else
MAKE_NEW_HOOK(memoryview_make_new, typeobject_view_make_new)
#endif

void typeobject_type_attr(mp_attr_fun_t vm, mp_obj_t self, qstr attr, mp_obj_t *dest);
void typeobject_type_attr(mp_attr_fun_t vm, mp_obj_t self, qstr attr, mp_obj_t *dest) {
    real_type_attr = vm;
    (UNUSED_YET ? vm : type_attr)(self, attr, dest);
}

void typeobject_type_print(mp_print_fun_t vm, const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
void typeobject_type_print(mp_print_fun_t vm, const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    real_type_print = vm;
    (UNUSED_YET ? vm : type_print)(print, self, kind);
}

// `super().__init__(...)` that reaches a native base of ours.
static mp_obj_t super_init(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    PyObject *o = enter(args[0]);
    // As inherited: what classes made in Python define is in their dicts alone.
    PyTypeObject *t = PORT(type_of)(o);
    if (t->tp_init != NULL) {
        typeobject_call_init(t, o, n_args - 1, kw->used, args + 1, MP_OBJ_NULL);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(super_init_obj, 1, super_init);

// super() where there is an order: what a class made in Python that comes after `cls` has, or
// the native part. False when it is for the VM to look.
static bool super_ordered(mp_obj_t self, mp_obj_t cls, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *t = head(MP_OBJ_TO_PTR(self));
    const mp_obj_tuple_t *order = order_of(typeobject_sub_proxy(t));
    size_t i = 0;
    if (order == NULL) {
        return false;
    }
    if (cls != MP_OBJ_FROM_PTR(t)) {
        while (i < order->len && order->items[i] != cls) {
            i++;
        }
        i++;
    } else {
        i = order->items[0] == cls;
    }
    mp_obj_t v = ordered_find(order, i, attr);
    if (v == MP_OBJ_NULL || mp_obj_is_type(v, &mp_type_property)) {
        return false;
    }
    dest[0] = dest[1] = MP_OBJ_NULL;
    mp_convert_member_lookup(self, t, v, dest);
    return true;
}

// As py/objtype.c has it, which keeps the struct to itself.
typedef struct {
    mp_obj_base_t base;
    mp_obj_t type;
    mp_obj_t obj;
} super_object;

void typeobject_super_attr(mp_attr_fun_t vm, mp_obj_t self_in, qstr attr, mp_obj_t *dest);

// super().name and super(T, o).name.
void typeobject_super_attr(mp_attr_fun_t vm, mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const super_object *s = MP_OBJ_TO_PTR(self_in);
    mp_obj_t self = s->obj;
    bool ours = is_obj(self) && (head(self)->flags & FLAG_SUB);
    if (!ours || dest[0] != MP_OBJ_NULL) {
        vm(self_in, attr, dest);
        return;
    }
    if (super_ordered(self, s->type, attr, dest)) {
        return;
    }
    #if CIRCUITPY
    // It would give the super object itself to a descriptor.
    const mp_obj_type_t *cls = MP_OBJ_TO_PTR(s->type);
    const mp_obj_base_t *parent = MP_OBJ_TYPE_GET_SLOT_OR_NULL(cls, parent);
    mp_obj_t part = typeobject_native(MP_OBJ_TO_PTR(self));
    if (part != MP_OBJ_NULL && parent != NULL && parent->type != &mp_type_tuple
        && typeobject_class_find((const void *)parent, attr) == MP_OBJ_NULL) {
        mp_obj_t found = find(vmtype_of(head(part)), attr)->value;
        if (is_data_descr(found)) {
            dest[0] = typeobject_data_descr_get(found, (PyObject *)part);
            return;
        }
    }
    #endif
    vm(self_in, attr, dest);
    if (dest[1] != MP_OBJ_NULL && dest[1] == ((mp_obj_instance_t *)MP_OBJ_TO_PTR(self))->subobj[0]) {
        mp_obj_t native = typeobject_native(MP_OBJ_TO_PTR(self));
        dest[1] = native != MP_OBJ_NULL ? native : dest[1];
    } else if (is_data_descr(dest[0]) && dest[1] == MP_OBJ_NULL) {
        mp_obj_t native = typeobject_native(MP_OBJ_TO_PTR(self));
        if (native != MP_OBJ_NULL) {
            dest[0] = typeobject_data_descr_get(dest[0], (PyObject *)native);
        }
    }
    // The VM answers with a function that would make a second native part.
    if (attr == MP_QSTR___init__ && is_obj(dest[0]) && head(dest[0]) == &mp_type_fun_builtin_var) {
        dest[0] = MP_OBJ_FROM_PTR(&super_init_obj);
        dest[1] = self;
    }
}
