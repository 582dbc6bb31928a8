/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-journal-digest.h"

#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-journal-walk.h"
#include "gvt-wire.h"

#define LABEL    "gvt-digest-1"
#define PASS     262144  /* hashes in memory at once, more or less: they are spread evenly */
#define N_SHARES 0x10000 /* a pass takes those whose first two bytes lie in its share */

/* One (place, kind) while its hashes go in. */
typedef struct
{
  char *place;
  char *kind;
  guint64 n_records;
  guint index;
  crypto_generichash_state state;
} Gathering;

typedef struct
{
  guint32 group;
  GvtHash hash;
} Entry;

typedef struct
{
  GHashTable *groups; /* "place\nkind" -> Gathering */
  GPtrArray *by_index;
  GArray *entries; /* Entry: of this pass */
  guint first_share;
  guint end_share;
  gboolean is_first_pass;
  GvtJournalDigest *digest;
} Digesting;

static const char *const holding_names[] = {
  [GVT_HOLDING_HELD] = "held",
  [GVT_HOLDING_MISSING] = "missing",
  [GVT_HOLDING_DAMAGED] = "damaged",
  [GVT_HOLDING_UNKNOWN] = "unknown",
};

const char *
gvt_holding_name (GvtHolding holding)
{
  return holding_names[holding];
}

GvtHolding
gvt_holding_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (holding_names); i++)
    if (g_str_equal (holding_names[i], name))
      return (GvtHolding) i;
  return GVT_HOLDING_UNKNOWN;
}

static void
gathering_free (gpointer data)
{
  Gathering *self = data;

  g_free (self->place);
  g_free (self->kind);
  g_free (self);
}

static void
group_free (gpointer data)
{
  GvtDigestGroup *self = data;

  g_free (self->place);
  g_free (self->kind);
  g_free (self);
}

void
gvt_journal_digest_clear (GvtJournalDigest *self)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->lacking, g_ptr_array_unref);
}

static Gathering *
find_group (Digesting *self, const GvtRecordHolding *record, GError **error)
{
  g_autofree char *name = g_strconcat (record->place, "\n", record->kind, NULL);
  Gathering *group = g_hash_table_lookup (self->groups, name);

  if (group != NULL)
    return group;
  if (self->by_index->len >= GVT_DIGEST_MAX_GROUPS)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                           "More places and kinds than can be compared");
      return NULL;
    }

  group = g_new0 (Gathering, 1);
  group->place = g_strdup (record->place);
  group->kind = g_strdup (record->kind);
  group->index = self->by_index->len;
  crypto_generichash_init (&group->state, NULL, 0, sizeof (GvtHash));
  g_hash_table_insert (self->groups, g_steal_pointer (&name), group);
  g_ptr_array_add (self->by_index, group);
  return group;
}

static void
add_lacking (GvtJournalDigest *digest, const GvtRecordHolding *record)
{
  GvtRecordHolding *copy;

  if (digest->n_lacking++ >= GVT_DIGEST_MAX_DAMAGED)
    return;

  copy = g_new (GvtRecordHolding, 1);
  *copy = *record;
  copy->kind = g_strdup (record->kind);
  copy->place = g_strdup (record->place);
  g_ptr_array_add (digest->lacking, copy);
}

static gboolean
take (const GvtRecordHolding *record, gpointer user_data, GError **error)
{
  Digesting *self = user_data;
  guint share = (guint) record->hash.bytes[0] << 8 | record->hash.bytes[1];
  Gathering *group;
  Entry entry = { .hash = record->hash };

  if (record->holding != GVT_HOLDING_HELD)
    {
      if (self->is_first_pass)
        add_lacking (self->digest, record);
      return TRUE;
    }

  self->digest->n_records += self->is_first_pass;
  if (share < self->first_share || share >= self->end_share)
    return TRUE;

  group = find_group (self, record, error);
  if (group == NULL)
    return FALSE;
  group->n_records++;
  entry.group = group->index;
  g_array_append_val (self->entries, entry);
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  return memcmp (left->hash.bytes, right->hash.bytes, sizeof left->hash.bytes);
}

/* Shares follow one another bytewise, so each group gets its hashes sorted over all passes. */
static gboolean
pass (Digesting *self, GvtDb *db, const GvtId *device, const GArray *spans, GError **error)
{
  g_array_set_size (self->entries, 0);
  for (guint i = 0; i < spans->len; i++)
    if (!gvt_journal_walk (db, device, &g_array_index (spans, GvtChainSpan, i), take, self, error))
      return FALSE;

  g_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      Gathering *group = self->by_index->pdata[entry->group];

      crypto_generichash_update (&group->state, entry->hash.bytes, sizeof entry->hash.bytes);
    }
  return TRUE;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const GvtDigestGroup *left = *(GvtDigestGroup *const *) a;
  const GvtDigestGroup *right = *(GvtDigestGroup *const *) b;
  int by_place = strcmp (left->place, right->place);

  return by_place != 0 ? by_place : strcmp (left->kind, right->kind);
}

static void
finish_groups (Digesting *self)
{
  GvtJournalDigest *digest = self->digest;

  for (guint i = 0; i < self->by_index->len; i++)
    {
      Gathering *gathering = self->by_index->pdata[i];
      GvtDigestGroup *group = g_new0 (GvtDigestGroup, 1);

      group->place = g_steal_pointer (&gathering->place);
      group->kind = g_steal_pointer (&gathering->kind);
      group->n_records = gathering->n_records;
      crypto_generichash_final (&gathering->state, group->digest.bytes, sizeof (GvtHash));
      g_ptr_array_add (digest->groups, group);
    }
  g_ptr_array_sort (digest->groups, compare_groups);
}

static void
finish_root (GvtJournalDigest *digest)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, sizeof (GvtHash));
  crypto_generichash_update (&state, (const guint8 *) LABEL, sizeof LABEL);
  for (guint i = 0; i < digest->groups->len; i++)
    {
      const GvtDigestGroup *group = digest->groups->pdata[i];

      g_byte_array_set_size (bytes, 0);
      gvt_put_text (bytes, group->place);
      gvt_put_text (bytes, group->kind);
      gvt_put_u64 (bytes, group->n_records);
      gvt_put_data (bytes, group->digest.bytes, sizeof group->digest.bytes);
      crypto_generichash_update (&state, bytes->data, bytes->len);
    }
  crypto_generichash_final (&state, digest->root.bytes, sizeof (GvtHash));
}

static guint
count_passes (const GArray *spans)
{
  guint64 n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const GvtChainSpan *span = &g_array_index (spans, GvtChainSpan, i);

      n += span->last >= span->first ? span->last - span->first + 1 : 0;
    }
  return (guint) MIN (n / PASS + 1, N_SHARES);
}

gboolean
gvt_journal_digest (
    GvtDb *db, const GvtId *device, const GArray *spans, GvtJournalDigest *digest, GError **error)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         gathering_free);
  g_autoptr (GPtrArray) by_index = g_ptr_array_new ();
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Digesting self = { .groups = groups, .by_index = by_index, .entries = entries, .digest = digest };
  guint n_passes = count_passes (spans);

  g_return_val_if_fail (GVT_IS_DB (db) && device != NULL && digest != NULL, FALSE);

  *digest = (GvtJournalDigest){
    .groups = g_ptr_array_new_with_free_func (group_free),
    .lacking = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_record_holding_free),
  };
  for (guint i = 0; i < n_passes; i++)
    {
      self.is_first_pass = i == 0;
      self.first_share = (guint) ((guint64) i * N_SHARES / n_passes);
      self.end_share = (guint) ((guint64) (i + 1) * N_SHARES / n_passes);
      if (!pass (&self, db, device, spans, error))
        return FALSE;
    }
  finish_groups (&self);
  finish_root (digest);
  return TRUE;
}

/* --- one stretch, one record --- */

typedef struct
{
  guint64 n_records;
  crypto_generichash_state state;
} SpanDigesting;

static gboolean
take_for_span (const GvtRecordHolding *record, gpointer user_data, GError **error)
{
  SpanDigesting *self = user_data;
  guint64 seq = GUINT64_TO_LE (record->seq);

  if (record->holding != GVT_HOLDING_HELD)
    return TRUE;

  self->n_records++;
  crypto_generichash_update (&self->state, (const guint8 *) &seq, sizeof seq);
  crypto_generichash_update (&self->state, record->hash.bytes, sizeof record->hash.bytes);
  return TRUE;
}

gboolean
gvt_journal_digest_span (GvtDb *db,
                         const GvtId *device,
                         const GvtChainSpan *span,
                         guint64 *n_records,
                         GvtHash *digest,
                         GError **error)
{
  SpanDigesting self = { 0 };

  crypto_generichash_init (&self.state, NULL, 0, sizeof (GvtHash));
  if (!gvt_journal_walk (db, device, span, take_for_span, &self, error))
    return FALSE;

  crypto_generichash_final (&self.state, digest->bytes, sizeof digest->bytes);
  *n_records = self.n_records;
  return TRUE;
}

static gboolean
take_one (const GvtRecordHolding *record, gpointer user_data, GError **error)
{
  GvtRecordHolding *self = user_data;

  *self = *record;
  self->kind = g_strdup (record->kind);
  self->place = g_strdup (record->place);
  return TRUE;
}

GvtRecordHolding *
gvt_journal_find_holding (
    GvtDb *db, const GvtId *device, guint32 incarnation, guint64 seq, GError **error)
{
  g_autoptr (GvtRecordHolding) self = g_new0 (GvtRecordHolding, 1);
  GvtChainSpan span = { incarnation, seq, seq };

  return gvt_journal_walk (db, device, &span, take_one, self, error) ? g_steal_pointer (&self)
                                                                     : NULL;
}
