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
  { "media/a.opus", "OggS\0", 5, -1 },
  { "media/a.opus", "Ogg", 3, GVT_ERROR_BAD_FORMAT },
  { "media/a.webm", "\x1a\x45\xdf\xa3\1", 5, -1 },
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
  g_test_add_func ("/media-check/too-many-or-too-deep-elements-are-refused", test_too_much);
  g_test_add_func ("/media-check/pictures-and-recordings-are-what-they-say", test_others);

  return g_test_run ();
}
