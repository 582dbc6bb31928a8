/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-media-check-private.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-test.h"

#define SVG(inside) \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\" viewBox=\"0 0 10 " \
  "10\">" inside "</svg>"

static void
test_drawings (void)
{
  static const char *const good[] = {
    SVG (""),
    SVG ("<title>T</title><g transform=\"scale(2)\"><path d=\"M0 0h1\" fill=\"#123456\"/></g>"),
    "<?xml version=\"1.0\"?>\n<!-- note -->" SVG ("<text x=\"1\" y=\"2\">Teks &amp; &lt;</text>"),
    SVG ("<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient></defs>"
         "<rect fill=\"url(#a)\"/>"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GBytes) bytes = gvt_test_bytes (good[i]);
      g_autoptr (GError) error = NULL;

      gvt_media_check ("media/a.svg", bytes, &error);
      g_assert_no_error (error);
    }
}

static const char *const bad_drawings[] = {
  "",
  "hello",
  "<html/>",
  "<svg/>",
  SVG ("<script>alert (1)</script>"),
  SVG ("<rect onclick=\"alert (1)\"/>"),
  SVG ("<rect style=\"fill: url(http://example.org)\"/>"),
  SVG ("<style>@import url(x);</style>"),
  SVG ("<foreignObject/>"),
  SVG ("<image href=\"/etc/passwd\"/>"),
  SVG ("<image xlink:href=\"data:image/png;base64,AAAA\"/>"),
  SVG ("<use href=\"#a\"/>"),
  SVG ("<a href=\"https://example.org\"/>"),
  SVG ("<animate attributeName=\"x\"/>"),
  SVG ("<filter id=\"f\"/>"),
  SVG ("<rect fill=\"url(http://example.org/a.svg#b)\"/>"),
  SVG ("<rect fill=\"url(#a) url(file:///x)\"/>"),
  SVG ("<rect"),
  SVG ("<g>"),
  SVG ("<![CDATA[x]]>"),
  SVG ("<?php x ?>"),
  "<!DOCTYPE svg [<!ENTITY a \"b\">]>" SVG (""),
  SVG ("&a;"),
  SVG ("") SVG (""),
  "<svg width=\"100000\" height=\"10\"/>",
  "<svg width=\"10\" height=\"1e9\"/>",
  "<svg width=\"100%\" height=\"10\"/>",
  "<svg width=\"nan\" height=\"10\"/>",
  "<svg width=\"-1\" height=\"10\"/>",
  "<svg viewBox=\"0 0 10 10\"/>",
};

static void
test_bad_drawing (gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (user_data);
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_media_check ("media/a.svg", bytes, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "media/a.svg:"));
}

static void
test_an_empty_file_is_none (void)
{
  static const char *const names[] = { "a.svg", "a.png", "a.jpg", "a.opus", "a.webm" };
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_media_check (names[i], bytes, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

static void
test_too_much (void)
{
  g_autoptr (GString) many = g_string_new ("<svg width=\"1\" height=\"1\">");
  g_autoptr (GString) deep = g_string_new ("<svg width=\"1\" height=\"1\">");
  g_autoptr (GBytes) many_bytes = NULL;
  g_autoptr (GBytes) deep_bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (many, "<g/>");
  g_string_append (many, "</svg>");
  many_bytes = gvt_test_bytes (many->str);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<g>");
  deep_bytes = gvt_test_bytes (deep->str);

  g_assert_false (gvt_media_check ("media/a.svg", many_bytes, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_clear_error (&error);
  g_assert_false (gvt_media_check ("media/a.svg", deep_bytes, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static const struct
{
  const char *path;
  const char *bytes;
  gsize length;
  int code; /* -1: accepted */
} others[] = {
  { "media/a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x10\0\0\0\x10\0", 24, -1 },
  { "media/a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x10\x01\0\0\x10\0", 24, GVT_ERROR_TOO_LARGE },
  { "media/a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\0\0\0\1", 24,
    GVT_ERROR_TOO_LARGE },
  { "media/a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0", 24, GVT_ERROR_TOO_LARGE },
  { "media/a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x10", 19, GVT_ERROR_BAD_FORMAT },
  { "media/a.png", "GIF89a", 6, GVT_ERROR_BAD_FORMAT },
  { "media/a.jpg", "\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\b\1\0\2\0\3\1\x22", 20, -1 },
  { "media/a.jpg", "\xff\xd8\xff\xc2\0\x11\b\xff\xff\2\0\3\1\x22", 14, GVT_ERROR_TOO_LARGE },
  { "media/a.jpg", "\xff\xd8\xff\xe0\xff\xff", 6, GVT_ERROR_BAD_FORMAT },
  { "media/a.jpg", "\xff\xd8\xff\xe0\0\0\0\0\0\0\0\0\0\0\0\0", 16, GVT_ERROR_BAD_FORMAT },
  { "media/a.jpg", "\xff\xd8", 2, GVT_ERROR_BAD_FORMAT },
  { "media/a.opus", "OggS\0", 5, GVT_ERROR_BAD_FORMAT },
  { "media/a.opus", "Ogg", 3, GVT_ERROR_BAD_FORMAT },
  { "media/a.webm", "\x1a\x45\xdf\xa3\1", 5, GVT_ERROR_BAD_FORMAT },
  { "media/a.webm", "", 0, GVT_ERROR_BAD_FORMAT },
  { "media/a.webm", "#!/bin/sh", 9, GVT_ERROR_BAD_FORMAT },
};

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (others[i].bytes, others[i].length);
      g_autoptr (GError) error = NULL;

      g_test_message ("%u: %s", i, others[i].path);
      if (gvt_media_check (others[i].path, bytes, &error))
        g_assert_cmpint (others[i].code, ==, -1);
      else
        g_assert_error (error, GVT_ERROR, others[i].code);
    }
}

/* --- real recordings, and what is made of them --- */

static GBytes *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "media", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

/* Ogg's sum, bit by bit: another way to it than the one under test. */
static void
sum_again (guint8 *page, gsize length)
{
  guint32 sum = 0;

  memset (page + 22, 0, 4);
  for (gsize i = 0; i < length * 8; i++)
    {
      guint32 bit = sum >> 31 ^ (page[i / 8] >> (7 - i % 8) & 1);

      sum = sum << 1 ^ (bit ? 0x04c11db7 : 0);
    }
  for (guint i = 0; i < 4; i++)
    page[22 + i] = (guint8) (sum >> (8 * i));
}

static gsize
page_length (const guint8 *page)
{
  gsize length = 27 + page[26];

  for (guint i = 0; i < page[26]; i++)
    length += page[27 + i];
  return length;
}

/* Sets one byte of the page with the number @page, and makes its sum fit again. */
typedef struct
{
  const char *problem;
  guint page;
  guint offset;
  guint8 value;
  int code;
} Change;

static const Change changes[] = {
  { "more than one stream", 1, 14, 9, GVT_ERROR_BAD_FORMAT },
  { "more than one stream", 0, 5, 0, GVT_ERROR_BAD_FORMAT },
  { "a page of it is missing", 1, 18, 7, GVT_ERROR_BAD_FORMAT },
  { "not an Opus recording", 0, 28, 'X', GVT_ERROR_BAD_FORMAT },
  { "not an Opus recording", 1, 29, 'X', GVT_ERROR_BAD_FORMAT },
  { "one or two channels", 0, 28 + 9, 6, GVT_ERROR_BAD_FORMAT },
  { "not a whole Ogg file", 2, 4, 1, GVT_ERROR_BAD_FORMAT },
  { "longer than 10 minutes", 2, 6 + 4, 1, GVT_ERROR_TOO_LARGE },
};

static GBytes *
change_sound (const Change *change)
{
  g_autoptr (GBytes) sound = read_fixture ("diam.opus");
  gsize length;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&sound), &length);
  guint8 *page = data;

  for (guint i = 0; i < change->page; i++)
    page += page_length (page);
  g_assert_cmpuint ((gsize) (page - data) + change->offset, <, length);
  page[change->offset] = change->value;
  sum_again (page, page_length (page));
  return g_bytes_new_take (data, length);
}

static void
test_changed_recordings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GBytes) sound = change_sound (&changes[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_false (gvt_media_check ("media/a.opus", sound, &error));
      g_assert_error (error, GVT_ERROR, changes[i].code);
      g_assert_nonnull (strstr (error->message, changes[i].problem));
    }
}

/* At any byte: half a recording or film never counts as one. */
static void
test_cut_short (gconstpointer name)
{
  g_autoptr (GBytes) whole = read_fixture (name);
  g_autofree char *path = g_strconcat ("media/", name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_media_check (path, whole, &error));
  g_assert_no_error (error);
  for (gsize length = 0; length < g_bytes_get_size (whole); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);

      g_assert_false (gvt_media_check (path, part, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
      g_clear_error (&error);
    }
}

static void
test_any_flipped_bit_of_a_recording_is_found (void)
{
  g_autoptr (GBytes) whole = read_fixture ("diam.opus");
  gsize length = g_bytes_get_size (whole);

  for (gsize i = 0; i < length * 8; i++)
    {
      guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;

      data[i / 8] ^= (guint8) (1 << i % 8);
      changed = g_bytes_new_take (data, length);
      g_assert_false (gvt_media_check ("media/a.opus", changed, &error));
    }
}

#define TABLE_OF_CONTENTS 0xd0 /* ends here; it names what comes */

static const struct
{
  const char *from;
  const char *to;
  gsize length;
  const char *problem;
} film_changes[] = {
  { "webm", "webx", 4, "not what its name ends in" },
  { "V_VP8", "V_XXX", 5, "not VP8" },
  { "\xb0\x81\x20", "\xa1\x81\x20", 3, NULL }, /* a size that is not told binds nothing */
  { "\x1f\x43\xb6\x75", "\x1f\x43\xb6\x76", 4, "one film" },
  { "\x44\x89\x88", "\x44\x8a\x88", 3, "how long" },
  { "\x44\x89\x88\x40\x79", "\x44\x89\x88\x41\x79", 5, "longer than 15" },
  { "\x44\x89\x88\x40\x79", "\x44\x89\x88\x7f\xff", 5, "how long" },
  { "\x12\x54\xc3\x67", "\x19\x41\xa4\x69", 4, "other files" },
};

static void
test_changed_films (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (film_changes); i++)
    {
      g_autoptr (GBytes) whole = read_fixture ("putih.webm");
      gsize length;
      guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&whole), &length);
      gsize skipped = i > 0 ? TABLE_OF_CONTENTS : 0;
      guint8 *at = memmem (data + skipped, length - skipped, film_changes[i].from,
                           film_changes[i].length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_nonnull (at);
      memcpy (at, film_changes[i].to, film_changes[i].length);
      changed = g_bytes_new_take (data, length);
      if (gvt_media_check ("media/a.webm", changed, &error))
        g_assert_null (film_changes[i].problem);
      else
        g_assert_nonnull (strstr (error->message, film_changes[i].problem));
    }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/media-check/plain-drawings-are-accepted", test_drawings);
  for (guint i = 0; i < G_N_ELEMENTS (bad_drawings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media-check/drawing-is-refused-%02u", i);

      g_test_add_data_func (path, bad_drawings[i], test_bad_drawing);
    }
  g_test_add_func ("/media-check/an-empty-file-is-none", test_an_empty_file_is_none);
  g_test_add_func ("/media-check/too-many-or-too-deep-elements-are-refused", test_too_much);
  g_test_add_func ("/media-check/pictures-and-recordings-are-what-they-say", test_others);
  g_test_add_data_func ("/media-check/half-a-recording-is-none", "diam.opus", test_cut_short);
  g_test_add_data_func ("/media-check/half-a-film-is-none", "putih.webm", test_cut_short);
  g_test_add_data_func ("/media-check/half-a-film-of-gstreamer-is-none", "putih-gst.webm",
                        test_cut_short);
  g_test_add_func ("/media-check/any-flipped-bit-of-a-recording-is-found",
                   test_any_flipped_bit_of_a_recording_is_found);
  g_test_add_func ("/media-check/a-recording-is-one-whole-stream-of-bounded-length",
                   test_changed_recordings);
  g_test_add_func ("/media-check/a-film-says-what-and-how-long-it-is", test_changed_films);

  return g_test_run ();
}
