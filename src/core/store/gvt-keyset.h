/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* A walk through a list that grows, by the key that it stands in the order of: each statement reads
 * at most %GVT_KEYSET_ROWS rows behind the last one that was read, so an index finds them, none is
 * on two pages, none is left out that was there, and what comes in between is on a later page or on
 * none. Used by one thread at a time. */
typedef struct _GvtKeyset GvtKeyset;

#define GVT_KEYSET_ROWS 200
#define GVT_KEYSET_MOST 1000000 /* that may be asked for at once */

/**
 * gvt_keyset_new:
 * @form: what the key is made of, a letter a part, at most four: i a number, t a text, d an id
 * @column: of the statement, which the first part stands in; the others follow it
 * @is_backwards: from the greatest key down
 *
 * The statement has a condition "(a, b) > (:after1, :after2)", or "<" backwards, and ends in
 * "ORDER BY a, b LIMIT :most".
 */
GvtKeyset *gvt_keyset_new (const char *form, int column, gboolean is_backwards);
void gvt_keyset_free (GvtKeyset *self);

/** gvt_keyset_limit: ends after @most rows; 0: after all, which is what holds before it is called
 */
void gvt_keyset_limit (GvtKeyset *self, guint64 most);
/** gvt_keyset_go_behind: begins behind @key, which may be of no row: a text that
 * gvt_keyset_dup_key() gave. Another one is %GVT_ERROR_BAD_INPUT */
gboolean gvt_keyset_go_behind (GvtKeyset *self, const char *key, GError **error);

/** gvt_keyset_goes_on: whether there may be rows that were not read, and may be read */
gboolean gvt_keyset_goes_on (const GvtKeyset *self);
/** gvt_keyset_take_up: another statement follows, all of whose rows stand behind those of the last
 */
void gvt_keyset_take_up (GvtKeyset *self);
/** gvt_keyset_begin: binds the key and how many rows at most; once for each statement */
void gvt_keyset_begin (GvtKeyset *self, GvtStmt *stmt);
/** gvt_keyset_next: as gvt_stmt_next(), and keeps the row's key. To be called until it is %FALSE */
gboolean gvt_keyset_next (GvtKeyset *self, GvtStmt *stmt, GError **error);

/** gvt_keyset_read_ids: begins, and reads @stmt, whose first column is an id, to its end. Returns:
 * (transfer full) (element-type GvtId) (nullable) */
GArray *gvt_keyset_read_ids (GvtKeyset *self, GvtStmt *stmt, GError **error);

/** gvt_keyset_dup_key: Returns: (transfer full): the key behind which it goes on: parts with "/"
 * between */
char *gvt_keyset_dup_key (const GvtKeyset *self);
/** gvt_keyset_is_cut: whether the limit ended it, so that more may follow gvt_keyset_dup_key() */
gboolean gvt_keyset_is_cut (const GvtKeyset *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtKeyset, gvt_keyset_free)

G_END_DECLS
