/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* Voter lists that were imported. */
typedef struct
{
  char *election;
  guint version; /* from 1 within the election */
  char *as_of;   /* "YYYY-MM-DD" */
  guint64 rows;
  guint villages;
  GvtHash digest; /* of the file */
  gint64 imported_at_us;
} GvtListRecord;

void gvt_list_record_free (GvtListRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListRecord, gvt_list_record_free)

gboolean gvt_list_store_add (GvtDb *db, const GvtListRecord *list, GError **error);
/** gvt_list_store_find_newest: of @election, or the one imported last when that is %NULL. @list:
 * (out) (transfer full): %NULL when there is none */
gboolean
gvt_list_store_find_newest (GvtDb *db, const char *election, GvtListRecord **list, GError **error);

/** gvt_list_store_find_version: @list: (out) (transfer full): %NULL when there is none */
gboolean gvt_list_store_find_version (
    GvtDb *db, const char *election, guint version, GvtListRecord **list, GError **error);

/** gvt_list_store_list_newest: the newest of each election, that of the latest day first. Returns:
 * (transfer full) (element-type GvtListRecord) (nullable) */
GPtrArray *gvt_list_store_list_newest (GvtDb *db, GError **error);

/* Writing rows: one statement for all of a list. */
typedef struct _GvtListRowWriter GvtListRowWriter;
GvtListRowWriter *
gvt_list_row_writer_new (GvtDb *db, const char *election, guint version, GError **error);
void gvt_list_row_writer_free (GvtListRowWriter *self);
gboolean gvt_list_row_writer_add (GvtListRowWriter *self,
                                  const char *village,
                                  guint64 position,
                                  const GvtVoterRow *row,
                                  GError **error);
/** gvt_list_row_writer_finish: counts the rows of each village, and forgets versions older than the
 * one before this */
gboolean gvt_list_row_writer_finish (GvtListRowWriter *self, GError **error);

typedef struct
{
  char code[16]; /* "52.01.02.2003" */
  guint64 rows;
} GvtListVillage;

/** gvt_list_store_count_villages: Returns: (transfer full) (element-type GvtListVillage)
 * (nullable): in the order of their codes */
GArray *
gvt_list_store_count_villages (GvtDb *db, const char *election, guint version, GError **error);
/** gvt_list_store_carry_village: copies the rows of @village from the list @before to @version */
gboolean gvt_list_store_carry_village (
    GvtDb *db, const GvtListRecord *before, guint version, const char *village, GError **error);
/** gvt_list_store_list_villages: Returns: (transfer full) (element-type utf8) (nullable): their
 * codes, in order */
GPtrArray *
gvt_list_store_list_villages (GvtDb *db, const char *election, guint version, GError **error);
typedef gboolean (*GvtListRowFunc) (const GvtVoterRow *row, gpointer user_data, GError **error);
/** gvt_list_store_each_row: of one village, in the file's order; %FALSE from @func stops */
gboolean gvt_list_store_each_row (GvtDb *db,
                                  const GvtListRecord *list,
                                  const char *village,
                                  GvtListRowFunc func,
                                  gpointer user_data,
                                  GError **error);
/** gvt_list_store_read_row: the one at @position of @village */
gboolean gvt_list_store_read_row (GvtDb *db,
                                  const GvtListRecord *list,
                                  const char *village,
                                  gint64 position,
                                  GvtListRowFunc func,
                                  gpointer user_data,
                                  GError **error);
/** GvtListNikFunc: @position: the row's, in the file that it came with */
typedef void (*GvtListNikFunc) (gint64 position,
                                const char *nik,
                                gboolean is_faulty,
                                gpointer user_data);
/** gvt_list_store_each_nik: the NIK of each row of @village, and whether it is marked */
gboolean gvt_list_store_each_nik (GvtDb *db,
                                  const GvtListRecord *list,
                                  const char *village,
                                  GvtListNikFunc func,
                                  gpointer user_data,
                                  GError **error);
/** gvt_list_store_mark_nik: whether the NIK at @position of @village is at fault */
gboolean gvt_list_store_mark_nik (GvtDb *db,
                                  const GvtListRecord *list,
                                  const char *village,
                                  gint64 position,
                                  gboolean is_faulty,
                                  GError **error);
/** gvt_list_store_each_name: name and sex alone, of the whole list in no order: the other cells of
 * the row are empty */
gboolean gvt_list_store_each_name (
    GvtDb *db, const GvtListRecord *list, GvtListRowFunc func, gpointer user_data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListRowWriter, gvt_list_row_writer_free)

G_END_DECLS
