/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-metrics-reading.h"

#include <string.h>

#define NAME   "[a-zA-Z_:][a-zA-Z0-9_:]*"
#define LABEL  "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\""
#define SAMPLE "^(" NAME ")(\\{" LABEL "(?:," LABEL ")*\\})? ([0-9]+(?:\\.[0-9]+)?)$"

struct _GvtMetricsReading
{
  GHashTable *series; /* "name{...}" -> double */
  GHashTable *types;  /* family -> type */
};

void
gvt_metrics_reading_free (GvtMetricsReading *self)
{
  g_hash_table_unref (self->series);
  g_hash_table_unref (self->types);
  g_free (self);
}

double
gvt_metrics_reading_get (const GvtMetricsReading *self, const char *series)
{
  const double *value = g_hash_table_lookup (self->series, series);

  return value != NULL ? *value : 0;
}

/* Two lines before the samples of each family: "# HELP name words", "# TYPE name word". */
static const char *
read_head (GvtMetricsReading *self, char **lines, guint *at)
{
  g_auto (GStrv) help = g_strsplit (lines[*at], " ", 4);
  g_auto (GStrv) type = g_strsplit (lines[*at + 1], " ", 5);
  char *family;

  g_assert_cmpstr (help[0], ==, "#");
  g_assert_cmpstr (help[1], ==, "HELP");
  g_assert_true (g_strv_length (help) == 4 && *help[3] != '\0');
  g_assert_cmpuint (g_strv_length (type), ==, 4);
  g_assert_cmpstr (type[1], ==, "TYPE");
  g_assert_cmpstr (type[2], ==, help[2]);
  g_assert_true (
      g_strv_contains ((const char *const[]){ "counter", "gauge", "histogram", NULL }, type[3]));
  family = g_strdup (help[2]);
  g_assert_true (g_hash_table_insert (self->types, family, g_strdup (type[3])));
  *at += 2;
  return family;
}

static gboolean
is_of_family (GvtMetricsReading *self, const char *family, const char *name)
{
  const char *type = g_hash_table_lookup (self->types, family);
  const char *rest = name + strlen (family);

  if (!g_str_has_prefix (name, family))
    return FALSE;
  if (!g_str_equal (type, "histogram"))
    return *rest == '\0';
  return g_strv_contains ((const char *const[]){ "_bucket", "_sum", "_count", NULL }, rest);
}

static void
read_sample (GvtMetricsReading *self, const char *family, const char *line)
{
  g_autoptr (GRegex) form = g_regex_new (SAMPLE, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;
  g_autofree char *labels = NULL;
  g_autofree char *number = NULL;
  double *value = g_new (double, 1);

  g_test_message ("%s", line);
  g_assert_true (g_regex_match (form, line, 0, &match));
  name = g_match_info_fetch (match, 1);
  labels = g_match_info_fetch (match, 2);
  number = g_match_info_fetch (match, 3);
  *value = g_ascii_strtod (number, NULL);
  g_assert_true (is_of_family (self, family, name));
  g_assert_true (g_hash_table_insert (self->series, g_strconcat (name, labels, NULL), value));
}

/* Each bucket holds those before it, and the last one all. */
static void
check_histogram (GvtMetricsReading *self, const char *family, char **lines)
{
  g_autofree char *bucket = g_strconcat (family, "_bucket{", NULL);
  g_autofree char *count = g_strconcat (family, "_count", NULL);
  double before = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *value = strrchr (lines[i], ' ');

      if (g_str_has_prefix (lines[i], bucket))
        {
          g_assert_cmpfloat (g_ascii_strtod (value, NULL), >=, before);
          before = g_ascii_strtod (value, NULL);
        }
      else if (g_str_has_prefix (lines[i], count))
        {
          g_assert_true (g_strstr_len (lines[i - 2], -1, "le=\"+Inf\"") != NULL);
          g_assert_cmpfloat (g_ascii_strtod (value, NULL), ==, before);
          before = 0;
        }
    }
}

GvtMetricsReading *
gvt_metrics_reading_new (const char *text)
{
  GvtMetricsReading *self = g_new0 (GvtMetricsReading, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  guint at = 0;

  self->series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_assert_true (n > 1 && *lines[n - 1] == '\0'); /* the last line ends, too */
  while (at < n - 1)
    {
      const char *family = read_head (self, lines, &at);

      for (; at < n - 1 && *lines[at] != '#'; at++)
        read_sample (self, family, lines[at]);
      if (g_str_equal (g_hash_table_lookup (self->types, family), "histogram"))
        check_histogram (self, family, lines);
    }
  return self;
}
