/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-export.h"

#include <glib/gi18n-lib.h>

#include "gvt-csv.h"
#include "gvt-quiz-aiken-private.h"
#include "gvt-quiz-gift-private.h"
#include "gvt-quiz-table-private.h"
#include "gvt-xlsx.h"

typedef struct
{
  const char *(*refuse) (GvtQuizItem *item); /* (nullable): translated, why not */
  GBytes *(*write) (GPtrArray *items);       /* of those not refused */
} Writer;

static const char *
refuse_aiken (GvtQuizItem *item)
{
  return gvt_quiz_item_get_kind (item) == GVT_QUIZ_SINGLE ? NULL
                                                          : _ ("Aiken has single choice only");
}

static GBytes *
write_aiken (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    gvt_quiz_aiken_append (text, items->pdata[i]);
  return g_string_free_to_bytes (text);
}

static GBytes *
write_gift (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    gvt_quiz_gift_append (text, items->pdata[i]);
  return g_string_free_to_bytes (text);
}

static GBytes *
write_csv (GPtrArray *items)
{
  g_autoptr (GPtrArray) rows = gvt_quiz_table_write (items);

  return gvt_csv_write (rows);
}

static guint
width_of (guint column)
{
  if (column == GVT_QUIZ_COLUMN_PROMPT || column == GVT_QUIZ_COLUMN_EXPLANATION)
    return 44;
  return column >= GVT_QUIZ_COLUMN_OPTION && column != GVT_QUIZ_COLUMN_KEY ? 24 : 16;
}

static GBytes *
write_xlsx (GPtrArray *items)
{
  g_autoptr (GPtrArray) rows = gvt_quiz_table_write (items);
  g_autofree char *kinds = g_strjoin (
      ",", gvt_quiz_kind_word (GVT_QUIZ_SINGLE), gvt_quiz_kind_word (GVT_QUIZ_MULTIPLE),
      gvt_quiz_kind_word (GVT_QUIZ_TRUE_FALSE), gvt_quiz_kind_word (GVT_QUIZ_TEXT), NULL);
  GvtXlsxColumn columns[GVT_QUIZ_N_COLUMNS] = { { 0 } };

  for (guint i = 0; i < GVT_QUIZ_N_COLUMNS; i++)
    columns[i].width = width_of (i);
  columns[GVT_QUIZ_COLUMN_TYPE].choices = kinds;
  columns[GVT_QUIZ_COLUMN_FORM].choices = "A,B";
  return gvt_xlsx_write (rows, "Soal", columns, GVT_QUIZ_N_COLUMNS);
}

static const Writer writers[GVT_QUIZ_N_FORMATS] = {
  [GVT_QUIZ_FORMAT_AIKEN] = { refuse_aiken, write_aiken },
  [GVT_QUIZ_FORMAT_GIFT] = { gvt_quiz_gift_refuse, write_gift },
  [GVT_QUIZ_FORMAT_CSV] = { gvt_quiz_table_refuse, write_csv },
  [GVT_QUIZ_FORMAT_XLSX] = { gvt_quiz_table_refuse, write_xlsx },
};

static void
leave_out (JsonArray *left_out, GvtQuizItem *item, const char *message)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "item", gvt_quiz_item_get_id (item));
  json_object_set_string_member (object, "message", message);
  json_array_add_object_element (left_out, object);
}

GBytes *
gvt_quiz_export_write (GvtQuizFormat format, GvtQuiz *quiz, JsonArray *left_out)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (format < GVT_QUIZ_N_FORMATS, NULL);
  g_return_val_if_fail (GVT_IS_QUIZ (quiz), NULL);

  for (guint i = 0; i < gvt_quiz_get_size (quiz); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (gvt_quiz_get_items (quiz), i);
      const char *refusal = writers[format].refuse (item);

      if (refusal != NULL)
        leave_out (left_out, item, refusal);
      else
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  return writers[format].write (items);
}
