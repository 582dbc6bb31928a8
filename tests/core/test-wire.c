/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-test.h"
#include "gvt-wire.h"

static GByteArray *
write_everything (void)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_header (out, "TEST", 1, 7);
  gvt_put_u8 (out, 0x12);
  gvt_put_u16 (out, 0x3456);
  gvt_put_u32 (out, 0x789abcde);
  gvt_put_u64 (out, G_GUINT64_CONSTANT (0x0123456789abcdef));
  gvt_put_varint (out, 300);
  gvt_put_signed (out, -300);
  gvt_put_text (out, "desa é");
  gvt_put_data (out, "xyz", 3);
  return out;
}

static gboolean
read_everything (const guint8 *data, gsize length)
{
  GvtReader reader;
  g_autofree char *text = NULL;
  char xyz[3];

  gvt_reader_init (&reader, data, length);
  if (!gvt_reader_header (&reader, "TEST", 1, NULL))
    return FALSE;

  g_assert_true (gvt_reader_u8 (&reader) == 0x12 || reader.failed);
  g_assert_true (gvt_reader_u16 (&reader) == 0x3456 || reader.failed);
  g_assert_true (gvt_reader_u32 (&reader) == 0x789abcde || reader.failed);
  g_assert_true (gvt_reader_u64 (&reader) == G_GUINT64_CONSTANT (0x0123456789abcdef)
                 || reader.failed);
  g_assert_true (gvt_reader_varint (&reader) == 300 || reader.failed);
  g_assert_true (gvt_reader_signed (&reader) == -300 || reader.failed);
  text = gvt_reader_text (&reader);
  g_assert_true (g_strcmp0 (text, "desa é") == 0 || reader.failed);
  g_assert_true (gvt_reader_copy (&reader, xyz, 3) || reader.failed);
  return gvt_reader_end (&reader, "Test", NULL);
}

static void
test_what_was_written_is_read (void)
{
  g_autoptr (GByteArray) out = write_everything ();

  g_assert_true (read_everything (out->data, out->len));
}

/* The bytes are copied to their exact size, so that a read past the end is seen by the sanitizer.
 */
static void
test_truncation_at_each_byte_is_found (void)
{
  g_autoptr (GByteArray) out = write_everything ();

  for (guint length = 0; length < out->len; length++)
    {
      g_autofree guint8 *part = g_memdup2 (out->data, length);

      g_assert_false (read_everything (part, length));
    }
}

static void
test_a_byte_left_over_is_found (void)
{
  g_autoptr (GByteArray) out = write_everything ();

  gvt_put_u8 (out, 0);
  g_assert_false (read_everything (out->data, out->len));
}

static void
test_the_file_header_is_fixed_for_ever (void)
{
  static const guint8 expected[GVT_WIRE_HEADER_SIZE] = {
    0x89, 'G', 'V', 'T', 'P', 'A', 'C', 'K', 1, 0, 2, 0, '\r', '\n', 0x1a, '\n'
  };
  g_autoptr (GByteArray) out = g_byte_array_new ();

  gvt_put_header (out, "PACK", 1, 2);

  g_assert_cmpmem (out->data, out->len, expected, sizeof expected);
}

static int
header_error (const char *type, guint16 major, guint16 minor)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  GvtReader reader;

  gvt_put_header (out, type, major, minor);
  gvt_reader_init (&reader, out->data, out->len);
  if (gvt_reader_header (&reader, "TEST", 2, &error))
    return -1;

  g_assert_cmpuint (gvt_reader_left (&reader), ==, 0);
  return error->code;
}

/* I12 */
static void
test_a_newer_version_is_told_apart (void)
{
  g_assert_cmpint (header_error ("TEST", 2, 0), ==, -1);
  g_assert_cmpint (header_error ("TEST", 2, 9), ==, -1);
  g_assert_cmpint (header_error ("TEST", 3, 0), ==, GVT_ERROR_TOO_NEW);
  g_assert_cmpint (header_error ("TEST", 0x0102, 0), ==, GVT_ERROR_TOO_NEW);
  g_assert_cmpint (header_error ("TEST", 1, 0), ==, GVT_ERROR_BAD_FORMAT);
  g_assert_cmpint (header_error ("TESX", 3, 0), ==, GVT_ERROR_BAD_FORMAT);
}

static void
test_varints_go_back (void)
{
  static const guint64 values[] = {
    0, 1, 127, 128, 16383, 16384, G_MAXUINT32, G_MAXINT64, G_MAXUINT64 - 1, G_MAXUINT64
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GByteArray) out = g_byte_array_new ();
      GvtReader reader;

      gvt_put_varint (out, values[i]);
      gvt_put_signed (out, (gint64) values[i]);
      gvt_reader_init (&reader, out->data, out->len);

      g_assert_cmpuint (gvt_reader_varint (&reader), ==, values[i]);
      g_assert_cmpint (gvt_reader_signed (&reader), ==, (gint64) values[i]);
      g_assert_true (gvt_reader_end (&reader, "Varint", NULL));
    }
}

static void
test_odd_varints_are_refused (void)
{
  static const struct
  {
    guint8 bytes[11];
    guint length;
  } bad[] = {
    { { 0x80, 0x00 }, 2 }, /* zero with a byte too many */
    { { 0xff, 0x80, 0x00 }, 3 },
    { { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02 }, 10 }, /* 65 bits */
    { { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01 }, 11 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GvtReader reader;

      gvt_reader_init (&reader, bad[i].bytes, bad[i].length);
      gvt_reader_varint (&reader);
      g_assert_true (reader.failed);
    }
}

static void
test_text_must_be_text (void)
{
  static const char *const bad[] = { "\x02\x00\xff\xfe",
                                     "\x03\x00"
                                     "a\0b",
                                     "\xff\xff"
                                     "ab" };
  static const gsize lengths[] = { 4, 5, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GvtReader reader;

      gvt_reader_init (&reader, bad[i], lengths[i]);
      g_assert_null (gvt_reader_text (&reader));
      g_assert_false (gvt_reader_end (&reader, "Text", NULL));
    }
}

static void
test_a_failed_reader_stays_failed (void)
{
  g_autoptr (GError) error = NULL;
  guint8 copy[2] = { 1, 1 };
  GvtReader reader;

  gvt_reader_init (&reader, "abc", 3);
  g_assert_cmpuint (gvt_reader_u32 (&reader), ==, 0);
  g_assert_cmpuint (gvt_reader_u8 (&reader), ==, 0);
  g_assert_false (gvt_reader_copy (&reader, copy, 2));
  g_assert_cmpuint (copy[0] + copy[1], ==, 0);
  g_assert_null (gvt_reader_data (&reader, G_MAXSIZE));
  g_assert_false (gvt_reader_end (&reader, "Three letters", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_assert_nonnull (strstr (error->message, "Three letters"));
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/wire/what-was-written-is-read", test_what_was_written_is_read);
  g_test_add_func ("/wire/truncation-at-each-byte-is-found", test_truncation_at_each_byte_is_found);
  g_test_add_func ("/wire/a-byte-left-over-is-found", test_a_byte_left_over_is_found);
  g_test_add_func ("/wire/the-file-header-is-fixed-for-ever",
                   test_the_file_header_is_fixed_for_ever);
  g_test_add_func ("/wire/I12-a-newer-version-is-told-apart", test_a_newer_version_is_told_apart);
  g_test_add_func ("/wire/varints-go-back", test_varints_go_back);
  g_test_add_func ("/wire/odd-varints-are-refused", test_odd_varints_are_refused);
  g_test_add_func ("/wire/text-must-be-text", test_text_must_be_text);
  g_test_add_func ("/wire/a-failed-reader-stays-failed", test_a_failed_reader_stays_failed);

  return g_test_run ();
}
