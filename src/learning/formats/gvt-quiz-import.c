/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-import.h"

#include "gvt-csv.h"
#include "gvt-error.h"
#include "gvt-quiz-aiken-private.h"
#include "gvt-quiz-gift-private.h"
#include "gvt-quiz-table-private.h"
#include "gvt-xlsx.h"

#define KIB ((gsize) 1024)

static gboolean
read_aiken (GBytes *bytes, GvtQuizReport *report, GError **error)
{
  gvt_quiz_aiken_read (bytes, report);
  return TRUE;
}

static gboolean
read_gift (GBytes *bytes, GvtQuizReport *report, GError **error)
{
  gvt_quiz_gift_read (bytes, report);
  return TRUE;
}

static gboolean
read_csv (GBytes *bytes, GvtQuizReport *report, GError **error)
{
  g_autoptr (GPtrArray) rows = gvt_csv_read (bytes);

  gvt_quiz_table_read (rows, FALSE, report);
  return TRUE;
}

static gboolean
read_xlsx (GBytes *bytes, GvtQuizReport *report, GError **error)
{
  g_autoptr (GPtrArray) rows = gvt_xlsx_read (bytes, error);

  if (rows != NULL)
    gvt_quiz_table_read (rows, TRUE, report);
  return rows != NULL;
}

static const struct
{
  const char *text;
  gsize max_bytes;
  gboolean (*read) (GBytes *bytes, GvtQuizReport *report, GError **error);
} formats[GVT_QUIZ_N_FORMATS] = {
  [GVT_QUIZ_FORMAT_AIKEN] = { "aiken", 256 * KIB, read_aiken },
  [GVT_QUIZ_FORMAT_GIFT] = { "gift", 256 * KIB, read_gift },
  [GVT_QUIZ_FORMAT_CSV] = { "csv", 256 * KIB, read_csv },
  [GVT_QUIZ_FORMAT_XLSX] = { "xlsx", 1024 * KIB, read_xlsx },
};

const char *
gvt_quiz_format_to_text (GvtQuizFormat format)
{
  g_return_val_if_fail (format < GVT_QUIZ_N_FORMATS, NULL);

  return formats[format].text;
}

gboolean
gvt_quiz_format_from_text (const char *text, GvtQuizFormat *format)
{
  for (guint i = 0; i < GVT_QUIZ_N_FORMATS; i++)
    if (g_str_equal (text, formats[i].text))
      {
        *format = (GvtQuizFormat) i;
        return TRUE;
      }
  return FALSE;
}

gsize
gvt_quiz_format_max_bytes (GvtQuizFormat format)
{
  g_return_val_if_fail (format < GVT_QUIZ_N_FORMATS, 0);

  return formats[format].max_bytes;
}

JsonObject *
gvt_quiz_import_read (GvtQuizFormat format, GBytes *bytes, GError **error)
{
  g_auto (GvtQuizReport) report = { NULL };

  g_return_val_if_fail (format < GVT_QUIZ_N_FORMATS, NULL);

  if (g_bytes_get_size (bytes) > formats[format].max_bytes)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "More than %" G_GSIZE_FORMAT " bytes",
                   formats[format].max_bytes);
      return NULL;
    }

  gvt_quiz_report_init (&report);
  return formats[format].read (bytes, &report, error) ? gvt_quiz_report_finish (&report) : NULL;
}
