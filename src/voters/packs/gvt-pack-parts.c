/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pack-parts.h"

#include "gvt-pack-columns.h"
#include "gvt-pack-format.h"

#define MOST_COLUMNS GVT_GROUP_MAX_CELLS

/* In the order in which they are written. */
static const struct
{
  const char *name;
  guint n_columns;
  GvtVoterColumn columns[MOST_COLUMNS];
} parts[GVT_PACK_N_PARTS] = {
  { "DPID", 1, { GVT_VOTER_DPID } },
  { "NKK", 1, { GVT_VOTER_NKK } },
  { "KELAMIN", 1, { GVT_VOTER_SEX } },
  { "TANGGAL LAHIR", 1, { GVT_VOTER_BIRTH_DATE } },
  { "NIK", 1, { GVT_VOTER_NIK } },
  { "NAMA", 1, { GVT_VOTER_NAME } },
  { "TEMPAT LAHIR", 1, { GVT_VOTER_BIRTH_PLACE } },
  { "ALAMAT, RT, RW, TPS", 4, { GVT_VOTER_ADDRESS, GVT_VOTER_RT, GVT_VOTER_RW, GVT_VOTER_TPS } },
  { "STATUS, DISABILITAS, KTP-EL, KETERANGAN, SUMBER",
    5,
    { GVT_VOTER_MARITAL, GVT_VOTER_DISABILITY, GVT_VOTER_KTP_EL, GVT_VOTER_NOTE,
      GVT_VOTER_SOURCE } },
};

const char *
gvt_pack_part_name (guint part)
{
  g_return_val_if_fail (part < GVT_PACK_N_PARTS, NULL);

  return parts[part].name;
}

const GvtVoterColumn *
gvt_pack_part_columns (guint part, guint *n)
{
  g_return_val_if_fail (part < GVT_PACK_N_PARTS, NULL);

  *n = parts[part].n_columns;
  return parts[part].columns;
}

static void
write_part (GvtStreamWriter *out, GvtPackContext *context, guint part)
{
  switch (part)
    {
    case 0:
      gvt_pack_write_dpid (out, context);
      break;
    case 1:
      gvt_pack_write_regions (out, context);
      gvt_pack_write_nkk (out, context);
      break;
    case 2:
      gvt_pack_write_sex (out, context);
      break;
    case 3:
      gvt_pack_write_birth (out, context);
      break;
    case 4:
      gvt_pack_write_nik (out, context);
      break;
    case 5:
      gvt_pack_write_names (out, context);
      break;
    default:
      gvt_pack_write_group (out, context, (GvtCellGroup) (part - 6));
    }
}

void
gvt_pack_parts_measure (const GvtVoterTable *table,
                        const char *village,
                        const char *as_of,
                        GvtLexicon *lexicon,
                        gsize bytes[GVT_PACK_N_PARTS])
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  GvtPackContext context;

  gvt_pack_context_init (&context, village, as_of, lexicon, arena);
  context.columns = gvt_voter_table_get_columns (table, arena);
  gvt_pack_fill_odd (context.columns, context.district);
  context.region_numbers = numbers;
  for (guint part = 0; part < GVT_PACK_N_PARTS; part++)
    {
      g_autoptr (GvtStreamWriter) out = gvt_stream_writer_new ();
      g_autoptr (GBytes) payload = NULL;

      write_part (out, &context, part);
      payload = gvt_stream_writer_finish (out, NULL);
      bytes[part] = payload != NULL ? g_bytes_get_size (payload) : 0;
    }
}
