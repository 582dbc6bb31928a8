/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-output.h"

#include <stdio.h>

void
gvt_print (const char *format, ...)
{
  va_list list;

  va_start (list, format);
  vfprintf (stdout, format, list);
  va_end (list);
  fflush (stdout);
}

void
gvt_print_row (int width, const char *label, const char *value)
{
  glong pad = width - g_utf8_strlen (label, -1);

  gvt_print ("%s%*s%s\n", label, (int) MAX (pad, 1), "", value);
}

void
gvt_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  gvt_print ("%s\n", text);
}

void
gvt_print_json_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  gvt_print_json (node);
}

void
gvt_print_json_array (JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  gvt_print_json (node);
}

void
gvt_print_answer (const GvtArgs *args, JsonObject *object, const char *text)
{
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    gvt_print ("%s", text);
}

void
gvt_print_bytes (GBytes *bytes)
{
  gsize size = 0;
  const void *data = g_bytes_get_data (bytes, &size);

  fwrite (data, 1, size, stdout);
  fflush (stdout);
}

void
gvt_warn (const char *format, ...)
{
  va_list list;

  va_start (list, format);
  vfprintf (stderr, format, list);
  va_end (list);
}
