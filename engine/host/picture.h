// A canvas as a PNG file.
#ifndef HOST_PICTURE_H
#define HOST_PICTURE_H
#include "base/err.h"
#include "host/paint.h"

// The same pixels give the same bytes. False with a fault that names the file.
bool picture_write(const Canvas *canvas, Str path, Err *err);
// The pixels of a PNG file of at most 16384 pixels a side, in `arena`; what is not opaque lies on white. False with a fault that names the
// file.
bool picture_read(Arena *arena, Str path, Canvas *canvas, Err *err);
#endif
