/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recap as JSON, as a table and on paper. */
#include <glib/gi18n-lib.h>

#include "gvt-central-recap.h"
#include "gvt-list-source.h"
#include "gvt-page-flow.h"
#include "gvt-pdf.h"
#include "gvt-text.h"
#include "gvt-tms.h"
#include "gvt-typed-table.h"

char *
gvt_recap_row_words (const GvtRecapRow *row)
{
  g_autofree char *reason = NULL;

  if (row->kind == GVT_RECAP_NEW)
    return g_strdup (_ ("New voters"));
  if (row->kind == GVT_RECAP_DATA)
    return g_strdup (_ ("Changed data"));
  reason = gvt_tms_describe (row->scheme, row->code);
  /* Translators: TMS is KPU's term; then its code, in words, and the scheme it is of */
  return g_strdup_printf (_ ("TMS %s"), reason);
}

/* --- JSON --- */

static JsonObject *
count_to_json (const GvtRecapCount *count)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "L", count->men);
  json_object_set_int_member (object, "P", count->women);
  json_object_set_int_member (object, "not_told", count->not_told);
  json_object_set_int_member (object, "total", gvt_recap_count_sum (count));
  return object;
}

static JsonObject *
row_to_json (const GvtRecapRow *row)
{
  static const char *const kinds[] = { "new", "tms", "data" };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", kinds[row->kind]);
  json_object_set_string_member (object, "scheme", row->scheme);
  json_object_set_string_member (object, "code", row->code);
  json_object_set_object_member (object, "count", count_to_json (&row->count));
  return object;
}

static JsonObject *
notes_to_json (GHashTable *notes)
{
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer note, count;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &note, &count))
    json_object_set_object_member (object, note, count_to_json (count));
  return object;
}

static JsonObject *
list_to_json (const GvtRecapList *list)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "election", list->election);
  json_object_set_int_member (object, "from_version", list->before);
  json_object_set_int_member (object, "to_version", list->after);
  json_object_set_string_member (object, "as_of", list->as_of);
  json_object_set_object_member (object, "voters", count_to_json (&list->rows));
  json_object_set_object_member (object, "new", count_to_json (&list->new));
  json_object_set_object_member (object, "gone", count_to_json (&list->gone));
  json_object_set_object_member (object, "changed", count_to_json (&list->changed));
  json_object_set_object_member (object, "gone_by_note", notes_to_json (list->notes));
  return object;
}

JsonObject *
gvt_recap_to_json (const GvtRecap *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *rows = json_array_new ();
  JsonArray *lists = json_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    json_array_add_object_element (rows, row_to_json (self->rows->pdata[i]));
  for (guint i = 0; i < self->lists->len; i++)
    json_array_add_object_element (lists, list_to_json (self->lists->pdata[i]));
  json_object_set_string_member (object, "from", self->from);
  json_object_set_string_member (object, "to", self->to);
  json_object_set_string_member (object, "area", self->area);
  json_object_set_array_member (object, "proposed", rows);
  json_object_set_int_member (object, "withdrawn", self->n_withdrawn);
  json_object_set_array_member (object, "lists", lists);
  return object;
}

/* --- rows, as table and paper have them --- */

/* @source: whence; @what: which row. */
typedef void (*RowFunc) (const char *source,
                         const char *what,
                         const GvtRecapCount *count,
                         gpointer user_data);

static void
each_list_row (const GvtRecapList *list, RowFunc func, gpointer user_data)
{
  g_autofree char *words = gvt_election_words (list->election);
  g_autofree char *source = g_strdup_printf (_ ("List %s, version %u beside %u"), words,
                                             list->after, list->before);
  g_autoptr (GList) notes = g_list_sort (g_hash_table_get_keys (list->notes),
                                         (GCompareFunc) g_strcmp0);

  func (source, _ ("New in the list"), &list->new, user_data);
  func (source, _ ("Gone from the list"), &list->gone, user_data);
  for (GList *note = notes; note != NULL; note = note->next)
    {
      g_autofree char *what = *(char *) note->data != '\0'
                                  ? g_strdup_printf (_ ("… of them KETERANGAN %s"),
                                                     (char *) note->data)
                                  : g_strdup (_ ("… of them without KETERANGAN"));

      func (source, what, g_hash_table_lookup (list->notes, note->data), user_data);
    }
  func (source, _ ("Changed"), &list->changed, user_data);
  func (source, _ ("Voters now"), &list->rows, user_data);
}

static void
each_row (const GvtRecap *self, RowFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GvtRecapRow *row = self->rows->pdata[i];
      g_autofree char *what = gvt_recap_row_words (row);

      func (_ ("Proposed"), what, &row->count, user_data);
    }
  for (guint i = 0; i < self->lists->len; i++)
    each_list_row (self->lists->pdata[i], func, user_data);
}

/* --- CSV --- */

typedef struct
{
  const GvtRecap *recap;
  const char *mark;
  GvtTypedTable *table;
} Tabling;

static void
add_table_row (const char *source, const char *what, const GvtRecapCount *count, gpointer data)
{
  Tabling *self = data;

  gvt_typed_table_begin (self->table);
  gvt_typed_table_add (self->table, self->recap->from);
  gvt_typed_table_add (self->table, self->recap->to);
  gvt_typed_table_add (self->table, self->recap->area);
  gvt_typed_table_add (self->table, source);
  gvt_typed_table_add (self->table, what);
  gvt_typed_table_add_number (self->table, count->men);
  gvt_typed_table_add_number (self->table, count->women);
  gvt_typed_table_add_number (self->table, count->not_told);
  gvt_typed_table_add_number (self->table, gvt_recap_count_sum (count));
  gvt_typed_table_add (self->table, self->mark);
}

GBytes *
gvt_recap_to_csv (const GvtRecap *self, const char *mark)
{
  const GvtTypedColumn columns[] = {
    { _ ("From"), GVT_CELL_DATE, 12 },   { _ ("To"), GVT_CELL_DATE, 12 },
    { _ ("Area"), GVT_CELL_TEXT, 14 },   { _ ("Source"), GVT_CELL_TEXT, 30 },
    { _ ("What"), GVT_CELL_TEXT, 30 },   { "L", GVT_CELL_NUMBER, 8 },
    { "P", GVT_CELL_NUMBER, 8 },         { _ ("Sex not told"), GVT_CELL_NUMBER, 8 },
    { _ ("Total"), GVT_CELL_NUMBER, 8 }, { _ ("Written by"), GVT_CELL_TEXT, 60 },
    { NULL, GVT_CELL_TEXT, 0 },
  };
  g_autoptr (GvtTypedTable) table = gvt_typed_table_new ("recap", columns);
  Tabling tabling = { self, mark, table };

  each_row (self, add_table_row, &tabling);
  return gvt_typed_table_to_csv (table);
}

/* --- PDF --- */

#define INDENT 14.0

typedef struct
{
  const GvtRecap *recap;
  const char *place;
  const char *mark;
  GvtPageFlow flow;
  char *source; /* (nullable): of the row before */
} Drawing;

static void
dress (GvtPage *page, guint number, gpointer data)
{
  const Drawing *self = data;
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 14 };
  GvtPageCell where = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 10 };
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 7 };
  g_autofree char *from = gvt_text_date (self->recap->from);
  g_autofree char *to = gvt_text_date (self->recap->to);
  g_autofree char *head = g_strdup_printf (_ ("Recap of continuous updating (PDPB), quarter %u of "
                                              "%u"),
                                           self->recap->quarter, self->recap->year);
  g_autofree char *sub = g_strdup_printf (_ ("%s, %s to %s"), self->place, from, to);
  g_autofree char *made = g_strdup_printf (_ ("%s · page %u"), self->mark, number);

  if (self->recap->is_practice)
    gvt_page_watermark (page, _ ("PRACTICE"));
  page->y = GVT_PAGE_MARGIN;
  gvt_page_text (page, &title, 1, head);
  gvt_page_advance (page, 20);
  gvt_page_text (page, &where, 1, sub);
  page->y = GVT_PAGE_FOOT;
  gvt_page_text (page, &foot, 1, made);
  page->y = GVT_PAGE_MARGIN + 44;
}

static void
draw_numbers (GvtPage *page, gboolean is_bold, const char *const *numbers)
{
  for (guint i = 0; i < 4; i++)
    {
      const GvtPageCell cell = { 280 + i * 54.0, 50, PANGO_ALIGN_RIGHT, is_bold, 9 };

      gvt_page_text (page, &cell, 1, numbers[i]);
    }
}

static void
begin_source (Drawing *self, const char *source)
{
  const char *const headings[] = { "L", "P", _ ("not told"), _ ("total") };
  GvtPageCell cell = { 0, 270, PANGO_ALIGN_LEFT, TRUE, 10 };

  gvt_page_flow_need (&self->flow, 60);
  gvt_page_advance (&self->flow.page, 8);
  gvt_page_text (&self->flow.page, &cell, 1, source);
  draw_numbers (&self->flow.page, TRUE, headings);
  gvt_page_advance (&self->flow.page, 16);
  gvt_page_rule (&self->flow.page, 0, GVT_PAGE_INNER);
  gvt_page_advance (&self->flow.page, 4);
  g_free (self->source);
  self->source = g_strdup (source);
}

static void
draw_row (const char *source, const char *what, const GvtRecapCount *count, gpointer data)
{
  Drawing *self = data;
  g_autofree char *men = gvt_text_number (count->men);
  g_autofree char *women = gvt_text_number (count->women);
  g_autofree char *not_told = gvt_text_number (count->not_told);
  g_autofree char *total = gvt_text_number (gvt_recap_count_sum (count));
  const char *const numbers[] = { men, women, not_told, total };
  GvtPageCell cell = { INDENT, 260, PANGO_ALIGN_LEFT, FALSE, 9 };

  if (g_strcmp0 (self->source, source) != 0)
    begin_source (self, source);
  gvt_page_flow_need (&self->flow, 16);
  gvt_page_text (&self->flow.page, &cell, 1, what);
  draw_numbers (&self->flow.page, FALSE, numbers);
  gvt_page_advance (&self->flow.page, 15);
}

static void
draw_all (cairo_t *cairo, gpointer data)
{
  Drawing *self = data;
  const GvtPageCell note = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 8 };
  g_autofree char *withdrawn = gvt_text_number (self->recap->n_withdrawn);
  g_autofree char *taken_back = g_strdup_printf (_ ("Taken back, and not counted: %s."), withdrawn);

  gvt_page_flow_init (&self->flow, cairo, dress, self);
  each_row (self->recap, draw_row, self);
  gvt_page_advance (&self->flow.page, 12);
  gvt_page_flow_plain (&self->flow, &note, taken_back);
  gvt_page_flow_plain (
      &self->flow, &note,
      _ ("A working paper, no decision: proposals count as they were received, one for each, and "
         "the plenary of the KPU of the regency or city decides. Proposals and lists are two "
         "sources: never add them up. KETERANGAN stands as the list has it, which names no scheme "
         "of codes."));
  gvt_page_flow_clear (&self->flow);
}

GBytes *
gvt_recap_to_pdf (const GvtRecap *self, const char *place, const char *mark, GError **error)
{
  Drawing drawing = { .recap = self, .place = place, .mark = mark };
  GBytes *pdf = gvt_pdf_draw (_ ("Recap of continuous updating"), draw_all, &drawing, error);

  g_free (drawing.source);
  return pdf;
}
