/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-report-text.h"

#include <string.h>

static void
append_keys (GString *text, JsonArray *keys)
{
  for (guint i = 0; i < json_array_get_length (keys); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            json_array_get_string_element (keys, i));
}

static void
append_options (GString *text, JsonArray *options)
{
  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      g_string_append_printf (text, "/%s", json_object_get_string_member (option, "text"));
      if (json_object_has_member (option, "feedback"))
        g_string_append_printf (text, "#%s", json_object_get_string_member (option, "feedback"));
    }
}

/* line id type prompt/option#feedback/option =key (explanation) */
static void
append_item (GString *text, JsonObject *item)
{
  g_string_append_printf (text, "%d %s %s %s", (int) json_object_get_int_member (item, "line"),
                          json_object_get_string_member (item, "id"),
                          json_object_get_string_member (item, "type"),
                          json_object_get_string_member (item, "prompt"));
  if (json_object_has_member (item, "options"))
    append_options (text, json_object_get_array_member (item, "options"));
  g_string_append (text, " =");
  append_keys (text, json_object_get_array_member (item, "key"));
  if (json_object_has_member (item, "explanation"))
    g_string_append_printf (text, " (%s)", json_object_get_string_member (item, "explanation"));
  g_string_append (text, "; ");
}

static void
append_lines (GString *text, JsonObject *report, const char *name, char mark)
{
  JsonArray *lines = json_object_get_array_member (report, name);

  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      g_string_append_printf (text, "%d%c %s; ", (int) json_object_get_int_member (line, "line"),
                              mark, json_object_get_string_member (line, "message"));
    }
}

char *
gvt_quiz_report_text (JsonObject *report)
{
  JsonArray *items = json_object_get_array_member (report, "items");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (items); i++)
    append_item (text, json_array_get_object_element (items, i));
  append_lines (text, report, "problems", '!');
  append_lines (text, report, "notes", '?');
  return g_string_free (text, FALSE);
}

void
gvt_quiz_assert_reads (GvtQuizFormat format, const char *content, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) report = gvt_quiz_import_read (format, bytes, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = gvt_quiz_report_text (report);
  g_assert_cmpstr (found, ==, expected);
}
