/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos: what is taken from one is whole again, and there is nothing more to take from it. */
#include "gvt-fuzz.h"
#include "gvt-picture.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) picture = g_bytes_new (data, size);
  g_autoptr (GBytes) plain = gvt_picture_strip (picture, NULL);
  g_autoptr (GBytes) again = NULL;

  if (plain == NULL)
    return 0;
  again = gvt_picture_strip (plain, NULL);
  g_assert_nonnull (again);
  g_assert_true (g_bytes_equal (again, plain));
  g_assert_cmpuint (g_bytes_get_size (plain), <=, size);
  return 0;
}

static void
add (GPtrArray *seeds, const char *data, gsize size)
{
  g_ptr_array_add (seeds, g_bytes_new (data, size));
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  static const char jpeg[] = "\xff\xd8\xff\xe0\0\x09JFIF\0\1\1\xff\xe1\0\x0a"
                             "Exif\0\0ab\xff\xdb\0\3\1\xff\xda\0\3\1\x11\xff\0\x22\xff\xd0\x33"
                             "\xff\xda\0\3\1\x44\xff\xff\xd9tail";
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\1IHDRxcrc!\0\0\0\3tEXtabccrc!"
                            "\0\0\0\2IDATxycrc!\0\0\0\0IENDcrc!tail";

  add (seeds, jpeg, sizeof jpeg - 1);
  add (seeds, png, sizeof png - 1);
}
