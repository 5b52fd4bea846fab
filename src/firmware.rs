//! What a module in Rust needs of its surroundings where there is no operating system: an end
//! for a panic, and memory for `alloc`. The feature `vm` brings them.

use core::alloc::{GlobalAlloc, Layout};
use core::ffi::{c_char, c_void};
use core::panic::PanicInfo;

extern "C" {
    fn Py_FatalError(text: *const c_char) -> !;
    // What `malloc` and its kin are in a module in C: memory of the VM's heap, which is searched
    // for references.
    fn typeobject_malloc(size: usize) -> *mut c_void;
    fn typeobject_realloc(place: *mut c_void, size: usize) -> *mut c_void;
    fn typeobject_free(place: *mut c_void);
}

#[panic_handler]
fn panic(_info: &PanicInfo<'_>) -> ! {
    // The names of all places would take more room than they are worth.
    // SAFETY: it may be called at any time, and does not return.
    unsafe { Py_FatalError(c"a module in Rust has panicked".as_ptr()) }
}

/// `Box`, `Vec` and the rest of `alloc` have the VM's memory. A reference in it is found by the
/// collector. Where there is none left they panic; `try_reserve` does not.
struct Heap;

#[global_allocator]
static HEAP: Heap = Heap;

/// The VM aligns to two words at least.
const ALIGNED: usize = 2 * size_of::<usize>();

// SAFETY: the functions are malloc's, and what they give is aligned as asked: further than the
// VM aligns, the block is larger, and its own address is in the word before what is given out.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.align() <= ALIGNED {
            return typeobject_malloc(layout.size()).cast();
        }
        let Some(size) = layout.size().checked_add(layout.align() + ALIGNED) else {
            return core::ptr::null_mut();
        };
        let block: *mut u8 = typeobject_malloc(size).cast();
        if block.is_null() {
            return block;
        }
        let first = block.add(ALIGNED);
        let place = first.add(first.align_offset(layout.align()));
        *place.cast::<*mut u8>().sub(1) = block;
        place
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        let block = if layout.align() <= ALIGNED {
            place
        } else {
            *place.cast::<*mut u8>().sub(1)
        };
        typeobject_free(block.cast());
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if layout.align() <= ALIGNED {
            return typeobject_realloc(place.cast(), size).cast();
        }
        let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
        if !new.is_null() {
            place.copy_to_nonoverlapping(new, size.min(layout.size()));
            self.dealloc(place, layout);
        }
        new
    }
}
