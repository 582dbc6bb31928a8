/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal.h"
#include "gvt-test.h"

G_BEGIN_DECLS

/* A journal over a real store in a folder of its own, with a small feature made for tests:
 *
 *   note.added/1    {"n", "text"} + personal part   a row in `note`; a negative n is rejected
 *   note.tagged/1   {"note", "tag"}                 a row in `note_tag`, a child of `note`
 *   note.counted/1  {"n"}                           adds to its place's sum in `note_sum`
 *   note.ruled/1    {"n"}                           likewise, but of one's own chain only
 *   note.silent/1   anything                        nothing is projected
 */
typedef struct
{
  char *path; /* of the database */
  GvtClock *clock;
  GvtStore *store;
  GvtJournal *journal;
  GvtId device;
  GvtPublicKey key;
} GvtJournalFixture;

extern const GvtProjection *const gvt_test_projections[];
extern const GvtProjection *const gvt_test_no_projections[]; /* an older program: knows no note */

/** gvt_test_store_key: Returns: (transfer full): the same for every store of the tests */
GvtSecret *gvt_test_store_key (void);

/** gvt_journal_fixture_open: @path: of an existing or new database. A new one is begun as device
 * @code, whose id and key are made from the code. */
void gvt_journal_fixture_open (GvtJournalFixture *self,
                               const char *path,
                               const char *code,
                               const GvtProjection *const *projections);
/** gvt_journal_fixture_try_open: likewise, where it may fail; @self is then empty */
gboolean gvt_journal_fixture_try_open (GvtJournalFixture *self,
                                       const char *path,
                                       const char *code,
                                       const GvtSchema *schema,
                                       const GvtProjection *const *projections,
                                       GError **error);
void gvt_journal_fixture_close (GvtJournalFixture *self);

/* For g_test_add(): a fresh journal of device "A1B2". */
void gvt_journal_fixture_set_up (GvtJournalFixture *self, gconstpointer unused);
void gvt_journal_fixture_tear_down (GvtJournalFixture *self, gconstpointer unused);

/** gvt_journal_fixture_note: records note.added/1; @personal may be %NULL. Returns: its id */
GvtId gvt_journal_fixture_note (GvtJournalFixture *self, gint n, const char *personal);
void gvt_journal_fixture_tag (GvtJournalFixture *self, const GvtId *note, const char *tag);
void gvt_journal_fixture_count (GvtJournalFixture *self, const char *place, gint n);
void gvt_journal_fixture_erase (GvtJournalFixture *self, const GvtId *id);

/** gvt_journal_fixture_events: Returns: (transfer full): all of its own chain */
GPtrArray *gvt_journal_fixture_events (GvtJournalFixture *self);
/** gvt_journal_fixture_admit: adds @from's chain, if need be, and admits @events of it. Returns:
 * how many were new */
guint gvt_journal_fixture_admit (GvtJournalFixture *self,
                                 const GvtJournalFixture *from,
                                 GPtrArray *events);

/** gvt_journal_fixture_digest: Returns: (transfer full): of all projections, as text */
char *gvt_journal_fixture_digest (GvtJournalFixture *self);
/** gvt_journal_fixture_digest_table: Returns: (transfer full): as text */
char *gvt_journal_fixture_digest_table (GvtJournalFixture *self, const char *table);
/** gvt_journal_fixture_get_int: the one number that @constant_sql gives */
gint64 gvt_journal_fixture_get_int (GvtJournalFixture *self, const char *constant_sql);
void gvt_journal_fixture_exec (GvtJournalFixture *self, const char *constant_sql);
/** gvt_journal_fixture_assert_sound: the chain verifies, and a rebuild changes nothing */
void gvt_journal_fixture_assert_sound (GvtJournalFixture *self);

G_END_DECLS
