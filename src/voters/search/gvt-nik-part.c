/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-nik-part.h"

#include <string.h>

#include "gvt-voter-table-private.h"

typedef struct
{
  const char *text;
  guint64 number;
  guint64 base;   /* ten to the number of digits */
  guint n_places; /* where it may stand, from the end */
} Part;

static void
read_part (Part *self, const char *text)
{
  gsize length = strlen (text);

  g_assert (length < GVT_CARD_DIGITS);
  *self = (Part){ .text = text, .base = 1 };
  for (gsize i = 0; i < length; i++)
    {
      self->number = 10 * self->number + (guint64) (text[i] - '0');
      self->base *= 10;
    }
  self->n_places = length < GVT_NIK_PART_WHERE ? 1 : (guint) (GVT_CARD_DIGITS - length + 1);
}

static gboolean
number_has (const Part *part, guint64 nik)
{
  for (guint i = 0; i < part->n_places; i++)
    {
      if (nik % part->base == part->number)
        return TRUE;
      nik /= 10;
    }
  return FALSE;
}

/* A faulty one, as the list has it. */
static gboolean
text_has (const Part *part, const char *nik)
{
  return nik != NULL
         && (part->n_places == 1 ? g_str_has_suffix (nik, part->text)
                                 : strstr (nik, part->text) != NULL);
}

static gboolean
row_has (const Part *part, const GvtVoterTable *table, guint index)
{
  guint64 nik = gvt_number_column_get (&table->nik, index);

  if (nik != GVT_ODD_NUMBER)
    return number_has (part, nik);
  return text_has (part, gvt_voter_table_find_odd (table, index, GVT_VOTER_NIK));
}

gboolean
gvt_nik_part_find (
    const GvtTableSet *set, const guint8 *is_in, const char *part, guint limit, GArray *rows)
{
  Part sought;

  read_part (&sought, part);
  for (guint i = 0; i < set->n_tables; i++)
    for (guint32 row = set->first[i]; is_in[i] && row < set->first[i + 1]; row++)
      if (row_has (&sought, set->tables[i], row - set->first[i]))
        {
          if (rows->len == limit)
            return TRUE;
          g_array_append_val (rows, row);
        }
  return FALSE;
}
