// Pictures kept between two starts of the program, a file each in a folder of their own. A cache can't fail: what is not there, or damaged,
// is drawn again.
#ifndef HOST_IMAGE_CACHE_H
#define HOST_IMAGE_CACHE_H
#include "host/images.h"

// Room for w x h pixels, or for their coverage, zeroed; freed by image_free.
Image image_new(int w, int h, bool shape);
void image_free(Image *image);
size_t image_bytes(const Image *image);

// Fills the image, which has its size and form already, with what was kept under `id`. False when there is nothing sound.
bool image_cache_read(Str folder, uint64_t id, Image *image);
void image_cache_keep(Str folder, uint64_t id, const Image *image);
// Removes the oldest files until the folder is within its bounds of number and bytes.
void image_cache_clear(Str folder);
#endif
