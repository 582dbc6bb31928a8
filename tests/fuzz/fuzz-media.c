/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and sounds of a module: the first byte chooses what the file's name promises. */
#include "gvt-fuzz.h"
#include "gvt-media-check-private.h"

static const char *const paths[] = { "media/a.svg", "media/a.png", "media/a.jpg", "media/a.opus",
                                     "media/a.webm" };

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *path = size > 0 ? paths[data[0] % G_N_ELEMENTS (paths)] : paths[0];
  g_autoptr (GBytes) input = size > 0 ? g_bytes_new_static (data + 1, size - 1)
                                      : g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;

  if (!gvt_media_check (path, input, &error))
    gvt_fuzz_refused (error);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  static const guint8 png[] = "\x01\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\x02\0\0\0";
  static const guint8 jpeg[] = "\x02\xff\xd8\xff\xe0\0\x06JFIF\xff\xc0\0\x0b\x08\0\x08\0\x08\x01";

  gvt_fuzz_seed_text (
      seeds, "\x05<?xml version=\"1.0\"?><!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\" "
             "width=\"8\" height=\"8\"><defs><linearGradient id=\"p\"><stop offset=\"0\"/>"
             "</linearGradient></defs><g><rect fill=\"url(#p)\" width=\"8\" height=\"8\"/>"
             "<text>a&amp;b</text></g></svg>");
  g_ptr_array_add (seeds, g_bytes_new (png, sizeof png));
  g_ptr_array_add (seeds, g_bytes_new (jpeg, sizeof jpeg));
}
