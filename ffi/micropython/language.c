// What Python code says to a module's types and their instances, and the VM's language does
// not ask: T[item], bytes(o), format(o, spec), pow(a, b, modulus), `raise ... from`. All of it
// is for the same in classes made in Python. Only for a VM that loads modules from files.

#include <stdio.h>

#include "type.h"

// ---- T[item] ------------------------------------------------------------------------------

mp_obj_t typeobject_type_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value);

// The subscr slot of `type`: NULL for the VM to raise.
mp_obj_t typeobject_type_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    const mp_obj_type_t *t = MP_OBJ_TO_PTR(self);
    mp_obj_t dest[3];
    mp_load_method_maybe(self, MP_QSTR___class_getitem__, dest);
    if (dest[0] == MP_OBJ_NULL) {
        if (t->flags & (FLAG_OURS | FLAG_SUB)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type '%s' is not subscriptable"), typeobject_py_type(t)->tp_name);
        }
        return MP_OBJ_NULL;
    }
    if (dest[1] == MP_OBJ_NULL) {
        return mp_call_function_1(dest[0], index);
    }
    dest[2] = index;
    return mp_call_method_n_kw(1, 0, dest);
}

// ---- bytes(o) -----------------------------------------------------------------------------

static bool is_special(mp_obj_t o) {
    return is_obj(o) && ((head(o)->flags & (FLAG_OURS | FLAG_SUB)) || mp_obj_is_instance_type(head(o)));
}

// A special method of a value's class, bound; nothing in dest without one.
static void load_special(mp_obj_t o, qstr name, mp_obj_t *dest) {
    mp_load_method_maybe(MP_OBJ_FROM_PTR(head(MP_OBJ_TO_PTR(o))), name, dest);
    if (dest[0] != MP_OBJ_NULL) {
        mp_load_method_maybe(o, name, dest);
    }
}

mp_obj_t typeobject_bytes_make_new(mp_make_new_fun_t vm, const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);

mp_obj_t typeobject_bytes_make_new(mp_make_new_fun_t vm, const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_args == 1 && n_kw == 0 && is_special(args[0])) {
        mp_obj_t dest[2];
        load_special(args[0], MP_QSTR___bytes__, dest);
        if (dest[0] != MP_OBJ_NULL) {
            mp_obj_t r = mp_call_method_n_kw(0, 0, dest);
            if (!mp_obj_is_type(typeobject_unwrap(r), &mp_type_bytes)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__bytes__ returned non-bytes (type %s)"), mp_obj_get_type_str(r));
            }
            return r;
        }
        PyObject *o = enter(args[0]);
        PyTypeObject *t = is_obj(o) && is_ours(head(o)) ? our_type(o) : NULL;
        if (t != NULL && SUITE(t, tp_as_number, nb_index) != NULL) {
            mp_obj_t n = result(PyNumber_Index(o), "__index__");
            return vm(type, 1, 0, &n);
        }
    }
    return vm(type, n_args, n_kw, args);
}

// ---- format(o, spec) ----------------------------------------------------------------------

// What the VM's str.format() is named (hooks.h).
mp_obj_t typeobject_vm_str_format(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs);

// By the VM: '{!c:spec}'.format(o).
static mp_obj_t format_by_vm(mp_obj_t o, char conversion, const char *spec, size_t len) {
    vstr_t v;
    vstr_init(&v, len + 8);
    vstr_add_char(&v, '{');
    if (conversion != '\0') {
        vstr_add_char(&v, '!');
        vstr_add_char(&v, conversion);
    }
    vstr_add_char(&v, ':');
    vstr_add_strn(&v, spec, len);
    vstr_add_char(&v, '}');
    mp_obj_t args[2] = {mp_obj_new_str_from_vstr(&v), o};
    mp_map_t none;
    mp_map_init(&none, 0);
    return typeobject_vm_str_format(2, args, &none);
}

// One value: by its class, else as object.__format__ does it, or as its built-in part does.
static mp_obj_t format_value(mp_obj_t o, const char *spec, size_t len) {
    if (!is_special(o)) {
        return format_by_vm(o, '\0', spec, len);
    }
    mp_obj_t dest[3];
    load_special(o, MP_QSTR___format__, dest);
    if (dest[0] != MP_OBJ_NULL) {
        dest[2] = mp_obj_new_str(spec, len);
        mp_obj_t r = mp_call_method_n_kw(1, 0, dest);
        if (!mp_obj_is_str(typeobject_unwrap(r))) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__format__ must return a str, not %s"), mp_obj_get_type_str(r));
        }
        return typeobject_unwrap(r);
    }
    if (len != 0 && (head(MP_OBJ_TO_PTR(o))->flags & (FLAG_OURS | FLAG_SUB))) {
        mp_obj_t part = typeobject_unwrap(o);
        if (!mp_obj_is_str(part) && !mp_obj_is_int(part) && !mp_obj_is_float(part)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported format string passed to %s.__format__"),
                PORT(type_of)(enter(o))->tp_name);
        }
        o = part;
    }
    return format_by_vm(o, '\0', spec, len);
}

typedef struct {
    size_t n_args;
    const mp_obj_t *args;   // after the format itself
    mp_map_t *kwargs;
    size_t next;            // of the fields without a number
    bool strange;           // an error, or what is the VM's to say
} format_fields;

static mp_obj_t field_value(format_fields *f, const char *name, size_t len) {
    if (len == 0) {
        if (f->next < f->n_args) {
            return f->args[f->next++];
        }
    } else if (unichar_isdigit(name[0])) {
        size_t i = 0, n = 0;
        while (i < len && unichar_isdigit(name[i]) && n < f->n_args) {
            n = n * 10 + (size_t)(name[i++] - '0');
        }
        if (i == len && n < f->n_args && f->next == 0) {
            return f->args[n];
        }
    } else {
        mp_map_elem_t *e = mp_map_lookup(f->kwargs, mp_obj_new_str_via_qstr(name, len), MP_MAP_LOOKUP);
        if (e != NULL) {
            return e->value;
        }
    }
    f->strange = true;
    return mp_const_none;
}

static void format_text(format_fields *f, vstr_t *out, const char *s, const char *end) {
    mp_cstack_check();
    while (s < end && !f->strange) {
        if (*s != '{' && *s != '}') {
            vstr_add_byte(out, (byte)*s++);
            continue;
        }
        if (s + 1 < end && s[1] == s[0]) {
            vstr_add_byte(out, (byte)*s);
            s += 2;
            continue;
        }
        const char *name = s + 1, *top = name;
        while (top < end && *top != '}' && *top != '!' && *top != ':') {
            top++;
        }
        const char *spec = top;
        char conversion = '\0';
        if (spec + 1 < end && *spec == '!') {
            conversion = spec[1];
            spec += 2;
        }
        const char *last = spec;
        for (int nest = 1; last < end; last++) {
            nest += *last == '{' ? 1 : *last == '}' ? -1 : 0;
            if (nest == 0) {
                break;
            }
        }
        if (*s == '}' || last >= end || (spec != last && *spec != ':')
            || (conversion != '\0' && conversion != 'r' && conversion != 's')) {
            f->strange = true;
            return;
        }
        mp_obj_t o = field_value(f, name, (size_t)(top - name));
        vstr_t v;
        vstr_init(&v, 16);
        if (spec != last) {
            format_text(f, &v, spec + 1, last);
        }
        if (f->strange) {
            return;
        }
        mp_obj_t r = conversion == '\0' ? format_value(o, v.buf, v.len) : format_by_vm(o, conversion, v.buf, v.len);
        size_t len;
        const char *text = mp_obj_str_get_data(r, &len);
        vstr_add_strn(out, text, len);
        s = last + 1;
    }
}

mp_obj_t typeobject_str_format(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs);

// str.format() and the f-strings that are made of it.
mp_obj_t typeobject_str_format(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    if (kwargs == NULL) {
        // bin(), hex() and oct(), for which an index will do.
        mp_obj_t o = args[1];
        if (is_obj(o) && (head(o)->flags & (FLAG_OURS | FLAG_SUB))) {
            o = result(PyNumber_Index(enter(o)), "__index__");
        }
        mp_obj_t shown[2] = {args[0], o};
        return typeobject_vm_str_format(2, shown, NULL);
    }
    bool any = false;
    for (size_t i = 1; i < n_args; i++) {
        any = any || is_special(args[i]);
    }
    for (size_t i = 0; i < kwargs->alloc; i++) {
        any = any || (mp_map_slot_is_filled(kwargs, i) && is_special(kwargs->table[i].value));
    }
    if (any && mp_obj_is_str(args[0])) {
        size_t len;
        const char *text = mp_obj_str_get_data(args[0], &len);
        format_fields f = {n_args - 1, args + 1, kwargs, 0, false};
        vstr_t out;
        vstr_init(&out, len + 16);
        format_text(&f, &out, text, text + len);
        if (!f.strange) {
            return mp_obj_new_str_from_vstr(&out);
        }
    }
    return typeobject_vm_str_format(n_args, args, kwargs);
}

// The VM has no format().
static mp_obj_t builtin_format(size_t n_args, const mp_obj_t *args) {
    size_t len = 0;
    const char *spec = n_args > 1 ? mp_obj_str_get_data(args[1], &len) : "";
    return format_value(args[0], spec, len);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_format_obj, 1, 2, builtin_format);

// ---- pow(a, b, modulus) -------------------------------------------------------------------

#if MICROPY_PY_BUILTINS_POW3 && MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_MPZ
mp_obj_t __real_mp_obj_int_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus);
mp_obj_t __wrap_mp_obj_int_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus);

mp_obj_t __wrap_mp_obj_int_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus) {
    if (is_special(base) || is_special(exponent) || is_special(modulus)) {
        return result(PyNumber_Power(enter(base), enter(exponent), enter(modulus)), "<built-in function pow>");
    }
    return __real_mp_obj_int_pow3(base, exponent, modulus);
}
#endif

// ---- raise ... from -----------------------------------------------------------------------

mp_obj_t typeobject_raise_from(mp_obj_t exc, mp_obj_t cause);

// What is raised: `exc` as an instance that knows its cause. Until the port is used the VM does as
// ever.
mp_obj_t typeobject_raise_from(mp_obj_t exc, mp_obj_t cause) {
    if (MP_STATE_VM(typeobject_proxies) == MP_OBJ_NULL) {
        mp_warning(NULL, "exception chaining not supported");
        return exc;
    }
    exc = mp_make_raise_obj(exc);
    if (mp_obj_is_exception_type(cause)) {
        cause = mp_call_function_0(cause);
    }
    if (!mp_obj_is_exception_instance(cause)) {
        return mp_obj_new_exception_msg(&mp_type_TypeError, MP_ERROR_TEXT("exception causes must derive from BaseException"));
    }
    if (PORT(exc_set)(enter(exc), EXC_CAUSE, enter(cause)) < 0 || PORT(exc_set)(enter(exc), EXC_SUPPRESS, (PyObject *)mp_const_true) < 0) {
        typeobject_raise_pending("raise");
    }
    return exc;
}

// ---- C's files ----------------------------------------------------------------------------

// repr(o), or str(o) with Py_PRINT_RAW, to a file: 0, or -1 with an exception.
int PyObject_Print(PyObject *o, FILE *file, int flags) {
    clearerr(file);
    if (o == NULL) {
        fputs("<nil>", file);
    } else {
        PyObject *text = flags & Py_PRINT_RAW ? PyObject_Str(o) : PyObject_Repr(o);
        Py_ssize_t n;
        const char *utf8 = text != NULL ? PyUnicode_AsUTF8AndSize(text, &n) : NULL;
        if (utf8 == NULL) {
            return -1;
        }
        fwrite(utf8, 1, (size_t)n, file);
    }
    if (ferror(file)) {
        PyErr_SetFromErrno(PyExc_OSError);
        clearerr(file);
        return -1;
    }
    return 0;
}

// What there is to say of an object, to stderr; for debuggers.
void _PyObject_Dump(PyObject *o) {
    fprintf(stderr, "object address  : %p\n", (void *)o);
    if (o != NULL) {
        fprintf(stderr, "object type name: %s\nobject repr     : ", Py_TYPE(o)->tp_name);
        mp_obj_t saved = pending_exc;
        if (PyObject_Print(o, stderr, 0) < 0) {
            fputs("<failed>", stderr);
        }
        pending_exc = saved;
    }
    fputc('\n', stderr);
    fflush(stderr);
}

// Called once, when the first module is imported.
void typeobject_language_init(void) {
    #if MICROPY_CAN_OVERRIDE_BUILTINS
    mp_store_attr(MP_OBJ_FROM_PTR(&mp_module_builtins), MP_QSTR_format, MP_OBJ_FROM_PTR(&builtin_format_obj));
    #endif
}

// ---- dict ------------------------------------------------------------------------------

// fromkeys() of a subclass of dict makes one of it and sets its items.
mp_obj_t typeobject_dict_fromkeys(mp_fun_var_t vm, size_t n_args, const mp_obj_t *args) {
    mp_obj_t made = vm(n_args, args);
    if (!mp_obj_is_type(args[0], &mp_type_type)) {
        return made;
    }
    const mp_obj_type_t *t = MP_OBJ_TO_PTR(args[0]);
    if (!(t->flags & (FLAG_OURS | FLAG_SUB)) && !mp_obj_is_instance_type(t)) {
        return made;
    }
    mp_obj_t own = mp_call_function_0(args[0]);
    const mp_map_t *map = mp_obj_dict_get_map(made);
    for (size_t i = 0; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i)) {
            mp_obj_subscr(own, map->table[i].key, map->table[i].value);
        }
    }
    return own;
}

// What dict(o) and d.update(o) go through: where `o` has `keys`, its pairs.
mp_obj_t typeobject_dict_source(mp_obj_t o) {
    mp_obj_t keys[2];
    mp_load_method_maybe(o, MP_QSTR_keys, keys);
    if (keys[0] == MP_OBJ_NULL) {
        return o;
    }
    mp_obj_t pairs = mp_obj_new_list(0, NULL);
    mp_obj_t iter = mp_getiter(mp_call_method_n_kw(0, 0, keys), NULL);
    mp_obj_t pair[2];
    while ((pair[0] = mp_iternext(iter)) != MP_OBJ_STOP_ITERATION) {
        pair[1] = mp_obj_subscr(o, pair[0], MP_OBJ_SENTINEL);
        mp_obj_list_append(pairs, mp_obj_new_tuple(2, pair));
    }
    return pairs;
}
