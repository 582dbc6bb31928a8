/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-table-digest.h"

#include <sodium.h>
#include <string.h>

#include "gvt-pack-columns.h"
#include "gvt-wire.h"

#define PREFIX "gvt-rows/1" /* its terminator, too */
#define CHUNK  (64 * 1024)

/* Rows gather here before they are hashed: few calls, and none for a cell. */
typedef struct
{
  const GvtVoterTable *table;
  crypto_generichash_state state;
  GByteArray *chunk;
  guint *entry_lengths[GVT_N_GROUPS];
} Digest;

static void
flush (Digest *self)
{
  crypto_generichash_update (&self->state, self->chunk->data, self->chunk->len);
  if (self->chunk->len > 0)
    sodium_memzero (self->chunk->data, self->chunk->len);
  g_byte_array_set_size (self->chunk, 0);
}

static void
add_text (Digest *self, const char *text)
{
  g_byte_array_append (self->chunk, (const guint8 *) text, (guint) strlen (text) + 1);
}

static void
add_odd (Digest *self, guint row, GvtVoterColumn column)
{
  const char *text = gvt_voter_table_find_odd (self->table, row, column);

  add_text (self, text != NULL ? text : "");
}

static guint *
measure_entries (const GvtCellDictionary *dictionary, GvtCellGroup group)
{
  guint *lengths = g_new (guint, dictionary->n_entries + 1);

  for (guint i = 0; i < dictionary->n_entries; i++)
    lengths[i] = (guint) gvt_pack_entry_length (dictionary->entries[i], group);
  return lengths;
}

static void
add_numbers (Digest *self, guint row)
{
  const GvtVoterTable *table = self->table;

  gvt_put_u64 (self->chunk, gvt_number_column_get (&table->dpid, row));
  gvt_put_u64 (self->chunk, gvt_number_column_get (&table->nkk, row));
  gvt_put_u64 (self->chunk, gvt_number_column_get (&table->nik, row));
  gvt_put_u16 (self->chunk, table->birth[row]);
  gvt_put_u8 (self->chunk, table->sex[row]);
  gvt_put_u8 (self->chunk, table->faulty[row]);
}

static void
add_group (Digest *self, guint row, GvtCellGroup group)
{
  const GvtGroupLayout *layout = &gvt_group_layouts[group];
  guint16 entry = self->table->group[group][row];

  if (entry != GVT_ODD_TEXT)
    g_byte_array_append (self->chunk,
                         (const guint8 *) self->table->dictionary[group].entries[entry],
                         self->entry_lengths[group][entry]);
  else
    for (guint cell = 0; cell < layout->n_cells; cell++)
      add_odd (self, row, layout->columns[cell]);
}

static void
add_odd_numbers (Digest *self, guint row)
{
  const GvtVoterTable *table = self->table;

  if (gvt_number_column_get (&table->dpid, row) == GVT_ODD_NUMBER)
    add_odd (self, row, GVT_VOTER_DPID);
  if (gvt_number_column_get (&table->nkk, row) == GVT_ODD_NUMBER)
    add_odd (self, row, GVT_VOTER_NKK);
  if (gvt_number_column_get (&table->nik, row) == GVT_ODD_NUMBER)
    add_odd (self, row, GVT_VOTER_NIK);
  if (table->birth[row] == GVT_ODD_BIRTH)
    add_odd (self, row, GVT_VOTER_BIRTH_DATE);
  if (table->sex[row] == GVT_ODD_SEX)
    add_odd (self, row, GVT_VOTER_SEX);
}

static void
add_row (Digest *self, guint row)
{
  add_numbers (self, row);
  add_text (self, gvt_voter_table_get_name (self->table, row));
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    add_group (self, row, (GvtCellGroup) group);
  if (self->table->n_odd > 0)
    add_odd_numbers (self, row);
  if (self->chunk->len >= CHUNK)
    flush (self);
}

void
gvt_table_digest (const GvtVoterTable *table, const GvtSecret *key, GvtHash *digest)
{
  Digest self = { .table = table, .chunk = g_byte_array_sized_new (2 * CHUNK) };

  crypto_generichash_init (&self.state, gvt_secret_get (key), gvt_secret_size (key),
                           sizeof digest->bytes);
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    self.entry_lengths[group] = measure_entries (&table->dictionary[group], (GvtCellGroup) group);
  g_byte_array_append (self.chunk, (const guint8 *) PREFIX, sizeof PREFIX);
  gvt_put_u32 (self.chunk, table->n_rows);
  for (guint row = 0; row < table->n_rows; row++)
    add_row (&self, row);
  flush (&self);
  crypto_generichash_final (&self.state, digest->bytes, sizeof digest->bytes);

  for (guint group = 0; group < GVT_N_GROUPS; group++)
    g_free (self.entry_lengths[group]);
  g_byte_array_unref (self.chunk);
}
