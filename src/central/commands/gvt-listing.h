/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-args.h"
#include "gvt-keyset.h"
#include "gvt-table.h"

G_BEGIN_DECLS

/* How a list that grows is printed: never all of it is in memory. --limit and --after ask for one
 * page of it; as JSON that is {"rows": [...], "next": KEY}, "next" null after the last, and without
 * them an array of all, each row printed as it is read. A table is made of a page at a time. */

#define GVT_LISTING_OPTIONS \
  { "limit", "N", N_ ("at most so many, as JSON {\"rows\", \"next\"}; all when not given") }, \
  { \
    "after", "KEY", N_ ("only those behind this one, which the page before named: the next page") \
  }

typedef struct
{
  /* Returns: (transfer full) (nullable): those of the next statement of @page */
  GPtrArray *(*read) (gpointer source, GvtKeyset *page, GError **error);
  JsonObject *(*to_json) (gpointer row, gpointer source); /* Returns: (transfer full) */
  GvtTable *(*new_table) (void);                          /* Returns: (transfer full): its heads */
  void (*add) (GvtTable *table, gpointer row, gpointer source);
} GvtListing;

/** gvt_listing_read_args: what @args ask of @page; a usage error, or that of a key that is none */
gboolean gvt_listing_read_args (const GvtArgs *args, GvtKeyset *page, GError **error);
/** gvt_listing_print: all of @page, as @args ask; @source goes to what @self reads by */
gboolean gvt_listing_print (
    const GvtListing *self, const GvtArgs *args, GvtKeyset *page, gpointer source, GError **error);

/* The same for rows that come one at a time: JSON as they come, a table in pieces. */
typedef struct
{
  const GvtArgs *args;
  GvtKeyset *page;
  GvtTable *(*new_table) (void); /* Returns: (transfer full): its heads */
  GvtTable *table;               /* the rows that were not printed yet; %NULL for JSON */
  guint n_in_table;
  gboolean is_page; /* somebody asked for one */
  gboolean is_first;
} GvtRowPrinter;

void gvt_row_printer_begin (GvtRowPrinter *self);
/** gvt_row_printer_take_json: @row: (transfer full) */
void gvt_row_printer_take_json (GvtRowPrinter *self, JsonObject *row);
/** gvt_row_printer_next_row: Returns: (transfer none): where the next row goes */
GvtTable *gvt_row_printer_next_row (GvtRowPrinter *self);
void gvt_row_printer_end (GvtRowPrinter *self);
void gvt_row_printer_clear (GvtRowPrinter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtRowPrinter, gvt_row_printer_clear)

G_END_DECLS
