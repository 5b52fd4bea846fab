// The variadic entry points of the C-API, compiled into the VM.
#include "../varargs.c"

// Rust's own support library names the unwinder, though nothing in the runtime unwinds.
__attribute__((weak, visibility("hidden"))) void rust_eh_personality(void);
void rust_eh_personality(void) {
}
