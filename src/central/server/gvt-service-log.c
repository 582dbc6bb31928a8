/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-service-log.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#define MAX_MESSAGE 1000 /* bytes: a line stays whole in a pipe (PIPE_BUF is 4,096) */

static GvtClock
    *log_clock; /* GLib's writer is one for the process; so is what it is told the time by */

static JsonObject *
begin (const char *level, const char *event)
{
  JsonObject *line = json_object_new ();
  gint64 now_us = gvt_clock_now_us (log_clock);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *whole = g_strdup_printf ("%s.%06dZ", time, (int) (now_us % G_USEC_PER_SEC));

  json_object_set_string_member (line, "time", whole);
  json_object_set_string_member (line, "level", level);
  json_object_set_string_member (line, "event", event);
  return line;
}

/* @line: (transfer full) */
static void
end (JsonObject *line)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;

  json_node_take_object (node, line);
  json = json_to_string (node, FALSE);
  text = g_strconcat (json, "\n", NULL);
  /* In one piece; where nobody reads it any more there is nobody to tell. */
  if (write (STDERR_FILENO, text, strlen (text)) < 0)
    return;
}

/* A method may be any word. */
static const char *
name_method (const char *method)
{
  static const char *const known[] = { "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", NULL };

  for (guint i = 0; method != NULL && known[i] != NULL; i++)
    if (g_str_equal (method, known[i]))
      return known[i];
  return "other";
}

static const char *
name_level (guint status)
{
  if (status == 503)
    return "warning";
  return status >= 500 ? "error" : "info";
}

void
gvt_service_log_request (const char *route, const GvtHttpRecord *record)
{
  JsonObject *line = begin (name_level (record->status), "request");

  json_object_set_string_member (line, "request", record->id);
  json_object_set_string_member (line, "method", name_method (record->method));
  json_object_set_string_member (line, "route", route);
  json_object_set_int_member (line, "status", record->status);
  json_object_set_int_member (line, "us", record->duration_us);
  json_object_set_int_member (line, "bytes_in", (gint64) record->bytes_in);
  json_object_set_int_member (line, "bytes_out", (gint64) record->bytes_out);
  end (line);
}

static const char *
name_log_level (GLogLevelFlags level)
{
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL))
    return "error";
  return level & G_LOG_LEVEL_WARNING ? "warning" : "info";
}

static GLogWriterOutput
write_message (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer unused)
{
  JsonObject *line;

  if (level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO))
    return G_LOG_WRITER_HANDLED;

  line = begin (name_log_level (level), "message");
  for (gsize i = 0; i < n_fields; i++)
    {
      gsize length = fields[i].length < 0 ? strlen (fields[i].value) : (gsize) fields[i].length;
      g_autofree char *value = g_utf8_make_valid (fields[i].value,
                                                  (gssize) MIN (length, MAX_MESSAGE));

      if (g_str_equal (fields[i].key, "MESSAGE"))
        json_object_set_string_member (line, "message", value);
      else if (g_str_equal (fields[i].key, "GLIB_DOMAIN"))
        json_object_set_string_member (line, "domain", value);
    }
  end (line);
  return G_LOG_WRITER_HANDLED;
}

void
gvt_service_log_take_over (GvtClock *clock)
{
  log_clock = g_object_ref (clock);
  g_log_set_writer_func (write_message, NULL, NULL);
}
