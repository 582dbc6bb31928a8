/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-media-check-private.h"

#include <string.h>

#include "gvt-error.h"

#define MAX_DEPTH    16
#define MAX_ELEMENTS 4000

#define MAX_SIDE 4096 /* pixels */

/* The drawing elements, and nothing that runs, loads or repeats: "use" of a "use" grows without
 * bound, so neither it nor "pattern" is here. Words between spaces, like the next. */
static const char elements[] =
    " svg g title desc defs path rect circle ellipse line polyline polygon text tspan "
    "linearGradient radialGradient stop clipPath ";

static const char attributes[] =
    " xmlns id version width height viewBox preserveAspectRatio transform x y x1 y1 x2 y2 dx dy cx "
    "cy r rx ry d points fill fill-opacity fill-rule stroke stroke-width stroke-linecap "
    "stroke-linejoin stroke-dasharray stroke-opacity opacity font-family font-size font-weight "
    "font-style text-anchor offset stop-color stop-opacity gradientUnits gradientTransform fx fy "
    "clip-path clipPathUnits clip-rule role aria-label ";

typedef struct
{
  guint depth;
  guint n_elements;
} Drawing;

static gboolean
is_listed (const char *list, const char *name)
{
  g_autofree char *word = g_strdup_printf (" %s ", name);

  return strstr (list, word) != NULL;
}

/* "url(#paint)" is a reference within the file; any other url() leads out of it. */
static gboolean
stays_inside (const char *value)
{
  for (const char *at = strstr (value, "url("); at != NULL; at = strstr (at + 1, "url("))
    if (at[4] != '#')
      return FALSE;
  return TRUE;
}

static gboolean
refuse (GError **error, const char *problem, const char *name)
{
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "%s: %s", name, problem);
  return FALSE;
}

static gboolean
check_attributes (const char **names, const char **values, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!is_listed (attributes, names[i]))
      return refuse (error, "an attribute that a drawing does not need", names[i]);
    else if (!stays_inside (values[i]))
      return refuse (error, "refers out of the file", names[i]);
  return TRUE;
}

static gboolean
is_side (const char *value)
{
  char *end = NULL;
  double side = value != NULL ? g_ascii_strtod (value, &end) : 0;

  return value != NULL && *end == '\0' && side >= 1 && side <= MAX_SIDE;
}

/* A picture is drawn at its own size first, so that size is bounded here. */
static gboolean
check_root (const char *name, const char **names, const char **values, GError **error)
{
  const char *width = NULL;
  const char *height = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "width") == 0)
      width = values[i];
    else if (strcmp (names[i], "height") == 0)
      height = values[i];

  if (strcmp (name, "svg") != 0)
    return refuse (error, "a drawing begins with svg", name);
  if (!is_side (width) || !is_side (height))
    return refuse (error, "width and height are numbers from 1 to 4096", name);

  return TRUE;
}

static void
on_element (GMarkupParseContext *context,
            const char *name,
            const char **names,
            const char **values,
            gpointer user_data,
            GError **error)
{
  Drawing *self = user_data;

  if (!is_listed (elements, name))
    refuse (error, "an element that a drawing does not need", name);
  else if (self->depth == 0 && self->n_elements > 0)
    refuse (error, "a second drawing", name);
  else if (self->n_elements == 0 && !check_root (name, names, values, error))
    return;
  else if (++self->depth > MAX_DEPTH || ++self->n_elements > MAX_ELEMENTS)
    refuse (error, "too many or too deep", name);
  else
    check_attributes (names, values, error);
}

static void
on_end (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  ((Drawing *) user_data)->depth--;
}

/* Declarations, instructions and comments arrive here; a document type could define entities. */
static void
on_passthrough (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer user_data,
                GError **error)
{
  if (!g_str_has_prefix (text, "<?xml ") && !g_str_has_prefix (text, "<!--"))
    refuse (error, "only comments and the XML declaration", "markup");
}

gboolean
gvt_svg_check (const char *path, GBytes *content, GError **error)
{
  static const GMarkupParser parser = { .start_element = on_element,
                                        .end_element = on_end,
                                        .passthrough = on_passthrough };
  Drawing drawing = { 0, 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (
      &parser, G_MARKUP_DEFAULT_FLAGS, &drawing, NULL);
  g_autofree char *problem = NULL;
  g_autoptr (GError) local = NULL;
  int line = 0;
  gsize length;
  const char *text = g_bytes_get_data (content, &length);

  /* GLib's parser finds out too late, and then sets two errors. */
  if (length > 0 && !g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: not UTF-8", path);
      return FALSE;
    }

  /* An empty file has no bytes to point at. */
  if (g_markup_parse_context_parse (context, length > 0 ? text : " ", MAX (length, 1), &local)
      && g_markup_parse_context_end_parse (context, &local))
    return TRUE;

  g_markup_parse_context_get_position (context, &line, NULL);
  problem = g_utf8_make_valid (local->message, -1); /* it quotes the file, bytes of it too */
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s:%d: %s", path, line, problem);
  return FALSE;
}
