/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where somebody lives, as people say it beside a name: "dusun Mong desa Kuta RT 03/02". */
typedef struct
{
  char *names[2]; /* hamlet and village in the order they are said; %NULL: none */
  guint rt;       /* 0: none */
  guint rw;
} GvtSaidPlace;

/* What a person typed into one box: a name, and when he was born and where he lives where that
 * stands there too. */
typedef struct
{
  char *name;     /* folded: single spaces, none around */
  char birth[11]; /* "YYYY-MM-DD", "YYYY" or ""; maybe a day that no calendar has */
  GvtSaidPlace place;
} GvtNameQuery;

/** gvt_name_query_read: the date in figures, day first or year first, or with an Indonesian month,
 * or a year alone ("siti lahir 12 maret 1958"); a place behind a word that says so ("dari Kuta",
 * "dusun Mong"). @typed: any bytes; the caller clears @self */
void gvt_name_query_read (GvtNameQuery *self, const char *typed);
void gvt_name_query_clear (GvtNameQuery *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtNameQuery, gvt_name_query_clear)

/** gvt_name_query_clean: what a person typed, folded: single spaces, none around. Returns:
 * (transfer full): free with gvt_wipe_free() */
char *gvt_name_query_clean (const char *typed);

G_END_DECLS
