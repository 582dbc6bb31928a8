/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-picture.h"
#include "gvt-test.h"

#define SOI  "\xff\xd8"
#define JFIF "\xff\xe0\0\x09JFIF\0\1\1"
#define EXIF \
  "\xff\xe1\0\x0f" \
  "Exif\0\0Kuta\0!\0"
#define ICC \
  "\xff\xe2\0\x05" \
  "ICC"
#define COMMENT \
  "\xff\xfe\0\x07" \
  "Ratna"
#define TABLE "\xff\xdb\0\3\1"
#define ADOBE \
  "\xff\xee\0\x0e" \
  "Adobe\0d\0\0\0\0\1"
#define SCAN     "\xff\xda\0\3\1\x11\xff\0\x22\xff\xd0\x33"
#define NEXT     "\xff\xda\0\3\2\x44"
#define EOI      "\xff\xd9"
#define PNG      "\x89PNG\r\n\x1a\n"
#define HEAD     "\0\0\0\1IHDRxcrc!"
#define TEXT     "\0\0\0\5tEXtRatnacrc!"
#define PNG_EXIF "\0\0\0\4eXIfKutacrc!"
#define PIXELS   "\0\0\0\2IDATxycrc!"
#define END      "\0\0\0\0IENDcrc!"

#define BYTES(literal) g_bytes_new_static (literal, sizeof (literal) - 1)

static void
assert_stripped (GBytes *picture, GBytes *expected)
{
  g_autoptr (GBytes) given = picture;
  g_autoptr (GBytes) wanted = expected;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = gvt_picture_strip (given, &error);

  g_assert_no_error (error);
  gvt_test_assert_bytes (found, wanted);
}

static void
test_a_jpeg_keeps_what_is_to_be_seen (void)
{
  assert_stripped (
      BYTES (SOI JFIF EXIF ICC COMMENT ADOBE TABLE SCAN COMMENT NEXT EOI "a second picture"),
      BYTES (SOI JFIF ADOBE TABLE SCAN NEXT EOI));
}

static void
test_a_png_keeps_what_is_to_be_seen (void)
{
  assert_stripped (BYTES (PNG HEAD TEXT PNG_EXIF PIXELS PIXELS TEXT END "more"),
                   BYTES (PNG HEAD PIXELS PIXELS END));
}

static void
assert_refused (GBytes *picture)
{
  g_autoptr (GBytes) given = picture;
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_picture_strip (given, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_what_is_torn_or_no_picture_is_refused (void)
{
  assert_refused (BYTES (SOI JFIF TABLE SCAN));
  assert_refused (BYTES (SOI JFIF TABLE EOI));
  assert_refused (BYTES (SOI "\xff\xdb\0\x40\1"));
  assert_refused (BYTES (PNG HEAD PIXELS));
  assert_refused (BYTES (PNG HEAD END));
  assert_refused (BYTES ("%PDF-1.5"));
  assert_refused (BYTES (""));
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/picture/a-jpeg-keeps-what-is-to-be-seen",
                   test_a_jpeg_keeps_what_is_to_be_seen);
  g_test_add_func ("/picture/a-png-keeps-what-is-to-be-seen", test_a_png_keeps_what_is_to_be_seen);
  g_test_add_func ("/picture/what-is-torn-or-no-picture-is-refused",
                   test_what_is_torn_or_no_picture_is_refused);

  return g_test_run ();
}
