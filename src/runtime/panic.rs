//! The end of a runtime that has found itself wrong. No API function panics on purpose;
//! a panic must not unwind into C.

use crate::port;
use core::panic::PanicInfo;

#[panic_handler]
fn panic(_info: &PanicInfo<'_>) -> ! {
    // SAFETY: the port's functions may be called at any time; `fatal` does not return.
    unsafe {
        // In firmware the names of all places would take more room than they are worth.
        #[cfg(not(feature = "vm"))]
        if let Some(place) = _info.location() {
            let file = place.file();
            port::write_stderr(file.as_ptr().cast(), file.len());
        }
        port::fatal(c": the runtime has panicked".as_ptr())
    }
}
