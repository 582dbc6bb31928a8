/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pack-columns.h"

/* What a run of rows with one NKK begins with. */
enum
{
  CARD_NEW,     /* a district, a day of issue, a serial */
  CARD_FREE,    /* sixteen digits whose date is none of this century */
  CARD_EARLIER, /* and so on: how many cards back, less one */
};

#define CARD_BITS  54 /* sixteen digits */
#define N_CARDS    G_GUINT64_CONSTANT (10000000000000000)
#define N_SERIALS  10000
#define FIRST_DAY  10957 /* 2000-01-01 */
#define LAST_DAY   47481 /* 2099-12-31 */
#define COUNT_BITS 32

/* Fills positions and heads from the runs of equal NKK. */
static void
find_runs (GvtPackContext *context, GvtArena *arena)
{
  const GvtVoterColumns *columns = context->columns;
  guint32 head = 0;

  context->position = gvt_arena_new_array (arena, guint8, columns->n_rows);
  context->head = gvt_arena_new_array (arena, guint32, columns->n_rows);
  for (guint i = 0; i < columns->n_rows; i++)
    {
      if (i > 0 && columns->nkk[i] != columns->nkk[i - 1])
        head = i;
      context->head[i] = head;
      context->position[i] = (guint8) MIN (i - head, GVT_N_POSITIONS - 1);
    }
}

/* DDMMYY of this century, or %G_MININT. */
static gint
day_of_issue (guint32 date)
{
  return gvt_day_from_parts (date / 10000, date / 100 % 100, 2000 + date % 100);
}

/* What is collected before it travels, in that order. */
enum
{
  RUNS,    /* rows less one */
  KINDS,   /* CARD_NEW and so on */
  REGIONS, /* of new cards: the district's number */
  DAYS,    /* of new cards: before the list's own day */
  SERIALS, /* of new cards */
  FREE,    /* sixteen digits */
  N_PARTS,
};

static void
add_part (GArray **parts, guint part, gint64 value)
{
  g_array_append_val (parts[part], value);
}

static void
add_card (const GvtPackContext *context, GArray **parts, guint64 card)
{
  guint32 district, date, serial;
  gint issued;

  gvt_card_split (card, &district, &date, &serial);
  issued = day_of_issue (date);
  if (issued == G_MININT)
    {
      add_part (parts, KINDS, CARD_FREE);
      add_part (parts, FREE, (gint64) card);
      return;
    }

  add_part (parts, KINDS, CARD_NEW);
  add_part (parts, REGIONS, gvt_pack_region_number (context, district));
  add_part (parts, DAYS, context->as_of_day - issued);
  add_part (parts, SERIALS, serial);
}

static void
collect_cards (const GvtPackContext *context, GArray **parts)
{
  const GvtVoterColumns *columns = context->columns;
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_cards = 0;
  guint next;

  for (guint i = 0; i < columns->n_rows; i = next)
    {
      gpointer number;

      for (next = i + 1; next < columns->n_rows && context->head[next] == i;)
        next++;
      add_part (parts, RUNS, next - i - 1);
      if (g_hash_table_lookup_extended (known, &columns->nkk[i], NULL, &number))
        {
          add_part (parts, KINDS, CARD_EARLIER + n_cards - GPOINTER_TO_UINT (number) - 1);
          continue;
        }
      add_card (context, parts, columns->nkk[i]);
      g_hash_table_insert (known, &columns->nkk[i], GUINT_TO_POINTER (n_cards++));
    }
}

static const gint64 *
part_data (GArray **parts, guint part)
{
  return (const gint64 *) parts[part]->data;
}

void
gvt_pack_write_nkk (GvtStreamWriter *out, GvtPackContext *context)
{
  GArray *parts[N_PARTS];

  for (guint i = 0; i < N_PARTS; i++)
    parts[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  find_runs (context, context->arena);
  collect_cards (context, parts);

  gvt_stream_writer_add_bits (out, parts[RUNS]->len, COUNT_BITS);
  gvt_stream_writer_add_bits (out, parts[DAYS]->len, COUNT_BITS);
  gvt_stream_writer_add_ints (out, part_data (parts, RUNS), parts[RUNS]->len);
  gvt_stream_writer_add_column (out, part_data (parts, KINDS), parts[KINDS]->len);
  gvt_stream_writer_add_column (out, part_data (parts, REGIONS), parts[REGIONS]->len);
  gvt_stream_writer_add_ints (out, part_data (parts, DAYS), parts[DAYS]->len);
  gvt_stream_writer_add_ints (out, part_data (parts, SERIALS), parts[SERIALS]->len);
  for (guint i = 0; i < parts[FREE]->len; i++)
    gvt_stream_writer_add_bits (out, (guint64) part_data (parts, FREE)[i], CARD_BITS);
  for (guint i = 0; i < N_PARTS; i++)
    g_array_unref (parts[i]);
}

/* The parts as they come in. */
typedef struct
{
  guint n_runs;
  guint n_new;
  const gint64 *parts[N_PARTS];
} CardReader;

static gboolean
read_parts (GvtStreamReader *in, guint n_rows, CardReader *cards, GError **error)
{
  guint64 n_runs = gvt_stream_reader_bits (in, COUNT_BITS);
  guint64 n_new = gvt_stream_reader_bits (in, COUNT_BITS);

  if (n_runs > n_rows || n_new > n_runs)
    return gvt_pack_refuse (error, "more family cards than rows");

  cards->n_runs = (guint) n_runs;
  cards->n_new = (guint) n_new;
  return (cards->parts[RUNS] = gvt_stream_reader_ints (in, cards->n_runs, error)) != NULL
         && (cards->parts[KINDS] = gvt_stream_reader_column (in, cards->n_runs, error)) != NULL
         && (cards->parts[REGIONS] = gvt_stream_reader_column (in, cards->n_new, error)) != NULL
         && (cards->parts[DAYS] = gvt_stream_reader_ints (in, cards->n_new, error)) != NULL
         && (cards->parts[SERIALS] = gvt_stream_reader_ints (in, cards->n_new, error)) != NULL;
}

static gboolean
read_new_card (const GvtPackContext *context,
               const CardReader *cards,
               guint index,
               guint64 *card,
               GError **error)
{
  guint64 region = (guint64) cards->parts[REGIONS][index];
  gint64 before = cards->parts[DAYS][index];
  guint64 serial = (guint64) cards->parts[SERIALS][index];
  guint day, month, year;

  if (region >= context->n_regions || serial >= N_SERIALS || before > context->as_of_day - FIRST_DAY
      || before < context->as_of_day - LAST_DAY)
    return gvt_pack_refuse (error, "a family card has impossible parts");

  gvt_day_to_parts (context->as_of_day - (gint) before, &day, &month, &year);
  *card = gvt_card_join (context->regions[region], day * 10000 + month * 100 + year % 100,
                         (guint32) serial);
  return TRUE;
}

/* One list of cards in the order they come up, so that an earlier one is found by distance. */
static gboolean
read_cards (GvtStreamReader *in,
            const GvtPackContext *context,
            const CardReader *cards,
            guint64 *of_run,
            GError **error)
{
  GvtArena *scratch = gvt_stream_reader_scratch (in);
  guint64 *known = gvt_arena_new_array (scratch, guint64, cards->n_runs);
  guint n_known = 0;
  guint n_new = 0;

  for (guint i = 0; i < cards->n_runs; i++)
    {
      guint64 kind = (guint64) cards->parts[KINDS][i];

      if (kind >= CARD_EARLIER)
        {
          if (kind - CARD_EARLIER >= n_known)
            return gvt_pack_refuse (error, "a family card goes back too far");
          of_run[i] = known[n_known - 1 - (kind - CARD_EARLIER)];
          continue;
        }
      if (kind == CARD_FREE)
        of_run[i] = gvt_stream_reader_bits (in, CARD_BITS);
      else if (n_new == cards->n_new)
        return gvt_pack_refuse (error, "too few family cards");
      else if (!read_new_card (context, cards, n_new++, &of_run[i], error))
        return FALSE;
      if (of_run[i] >= N_CARDS)
        return gvt_pack_refuse (error, "a family card has more than sixteen digits");
      known[n_known++] = of_run[i];
    }
  return n_new == cards->n_new || gvt_pack_refuse (error, "too many family cards");
}

gboolean
gvt_pack_read_nkk (GvtStreamReader *in, GvtPackContext *context, GError **error)
{
  GvtVoterColumns *columns = context->columns;
  CardReader cards = { 0 };
  guint64 *of_run;
  guint row = 0;

  if (!read_parts (in, columns->n_rows, &cards, error))
    return FALSE;
  of_run = gvt_arena_new_array (gvt_stream_reader_scratch (in), guint64, cards.n_runs);
  if (!read_cards (in, context, &cards, of_run, error))
    return FALSE;

  for (guint i = 0; i < cards.n_runs; i++)
    {
      guint64 more = (guint64) cards.parts[RUNS][i];

      if (more >= columns->n_rows - row)
        return gvt_pack_refuse (error, "a household is longer than the list");
      for (guint64 j = 0; j <= more; j++)
        columns->nkk[row++] = of_run[i];
    }
  if (row != columns->n_rows)
    return gvt_pack_refuse (error, "households do not fill the list");

  find_runs (context, gvt_stream_reader_scratch (in));
  return TRUE;
}
