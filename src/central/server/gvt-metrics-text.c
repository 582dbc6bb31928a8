/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-metrics-text.h"

#include <stdarg.h>

void
gvt_metrics_text_head (GString *text, const char *name, const char *type, const char *help)
{
  g_string_append_printf (text, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void
add_value (GString *text, const char *value)
{
  for (; *value != '\0'; value++)
    if (*value == '\n')
      g_string_append (text, "\\n");
    else
      {
        if (*value == '"' || *value == '\\')
          g_string_append_c (text, '\\');
        g_string_append_c (text, *value);
      }
}

static void
add_name (GString *text, const char *name, va_list labels)
{
  const char *label;
  char before = '{';

  g_string_append (text, name);
  while ((label = va_arg (labels, const char *)) != NULL)
    {
      g_string_append_c (text, before);
      g_string_append_printf (text, "%s=\"", label);
      add_value (text, va_arg (labels, const char *));
      g_string_append_c (text, '"');
      before = ',';
    }
  g_string_append (text, before == ',' ? "} " : " ");
}

void
gvt_metrics_text_count (GString *text, const char *name, guint64 value, ...)
{
  va_list labels;

  va_start (labels, value);
  add_name (text, name, labels);
  va_end (labels);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT "\n", value);
}

void
gvt_metrics_text_seconds (GString *text, const char *name, gint64 value_us, ...)
{
  va_list labels;

  va_start (labels, value_us);
  add_name (text, name, labels);
  va_end (labels);
  g_string_append_printf (text, "%" G_GINT64_FORMAT ".%06d\n", value_us / G_USEC_PER_SEC,
                          (int) (value_us % G_USEC_PER_SEC));
}
