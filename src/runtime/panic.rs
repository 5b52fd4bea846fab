//! The end of a runtime that has found itself wrong. No API function panics on purpose;
//! a panic must not unwind into C.

use crate::port;
use core::panic::PanicInfo;

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    // SAFETY: the port's functions may be called at any time; `fatal` does not return.
    unsafe {
        if let Some(place) = info.location() {
            let file = place.file();
            port::write_stderr(file.as_ptr().cast(), file.len());
        }
        port::fatal(c": the runtime has panicked".as_ptr())
    }
}
