// In firmware PyExc_* are constants: the VM's own exception types. Those that it has not are
// made when the first module is imported, as far as an image names them (bound.h).

#ifdef TYPEOBJECT_VM

#include "bound.h"

void PyErr_SetString(const mp_obj_type_t *exception, const char *text);

// Not typeobject.h: to a module these are variables that hold a PyObject *. And what the header makes
// of PyErr_SetString() when it sees which one it is.
#define RAISE(name) \
    void typeobject_raise_##name(const char *text); \
    void typeobject_raise_##name(const char *text) { PyErr_SetString(PyExc_##name, text); }
#define VM(name) \
    extern const mp_obj_type_t *const PyExc_##name; \
    RAISE(name) \
    const mp_obj_type_t *const PyExc_##name = &mp_type_##name
#define OWN(name, vm_base, own_base) \
    extern const mp_obj_type_t *PyExc_##name; \
    const mp_obj_type_t *PyExc_##name; \
    RAISE(name) \
    extern const typeobject_exception_row typeobject_exception_##name; \
    static const char name_##name[] = #name; \
    const typeobject_exception_row typeobject_exception_##name = {name_##name, &PyExc_##name, vm_base, own_base}
#define MISSING(name, base) OWN(name, &mp_type_##base, NULL)
#define UNDER(name, base) OWN(name, NULL, &typeobject_exception_##base)

VM(BaseException);
MISSING(BaseExceptionGroup, BaseException);
VM(Exception);
VM(ArithmeticError);
MISSING(FloatingPointError, ArithmeticError);
VM(OverflowError);
VM(ZeroDivisionError);
VM(AssertionError);
VM(AttributeError);
MISSING(BufferError, Exception);
VM(EOFError);
VM(ImportError);
MISSING(ModuleNotFoundError, ImportError);
VM(LookupError);
VM(IndexError);
VM(KeyError);
VM(MemoryError);
VM(NameError);
MISSING(UnboundLocalError, NameError);
VM(OSError);
MISSING(BlockingIOError, OSError);
MISSING(ChildProcessError, OSError);
MISSING(ConnectionError, OSError);
UNDER(BrokenPipeError, ConnectionError);
UNDER(ConnectionAbortedError, ConnectionError);
UNDER(ConnectionRefusedError, ConnectionError);
UNDER(ConnectionResetError, ConnectionError);
MISSING(FileExistsError, OSError);
MISSING(FileNotFoundError, OSError);
MISSING(InterruptedError, OSError);
MISSING(IsADirectoryError, OSError);
MISSING(NotADirectoryError, OSError);
MISSING(PermissionError, OSError);
MISSING(ProcessLookupError, OSError);
MISSING(TimeoutError, OSError);
MISSING(ReferenceError, Exception);
VM(RuntimeError);
VM(NotImplementedError);
MISSING(RecursionError, RuntimeError);
#if MICROPY_PY_ASYNC_AWAIT
VM(StopAsyncIteration);
#else
MISSING(StopAsyncIteration, Exception);
#endif
VM(StopIteration);
VM(SyntaxError);
VM(IndentationError);
MISSING(TabError, IndentationError);
MISSING(SystemError, Exception);
VM(TypeError);
VM(ValueError);
#if MICROPY_PY_BUILTINS_STR_UNICODE
VM(UnicodeError);
#else
MISSING(UnicodeError, ValueError);
#endif
#if MICROPY_PY_BUILTINS_STR_UNICODE
MISSING(UnicodeDecodeError, UnicodeError);
#else
UNDER(UnicodeDecodeError, UnicodeError);
#endif
#if MICROPY_PY_BUILTINS_STR_UNICODE
MISSING(UnicodeEncodeError, UnicodeError);
#else
UNDER(UnicodeEncodeError, UnicodeError);
#endif
#if MICROPY_PY_BUILTINS_STR_UNICODE
MISSING(UnicodeTranslateError, UnicodeError);
#else
UNDER(UnicodeTranslateError, UnicodeError);
#endif
MISSING(Warning, Exception);
UNDER(BytesWarning, Warning);
UNDER(DeprecationWarning, Warning);
UNDER(EncodingWarning, Warning);
UNDER(FutureWarning, Warning);
UNDER(ImportWarning, Warning);
UNDER(PendingDeprecationWarning, Warning);
UNDER(ResourceWarning, Warning);
UNDER(RuntimeWarning, Warning);
UNDER(SyntaxWarning, Warning);
UNDER(UnicodeWarning, Warning);
UNDER(UserWarning, Warning);
VM(GeneratorExit);
VM(KeyboardInterrupt);
VM(SystemExit);

// OSError under its older names.
extern const mp_obj_type_t *const PyExc_EnvironmentError, *const PyExc_IOError;
const mp_obj_type_t *const PyExc_EnvironmentError = &mp_type_OSError, *const PyExc_IOError = &mp_type_OSError;

#endif
