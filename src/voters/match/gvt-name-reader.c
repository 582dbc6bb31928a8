/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-reader.h"

#include <string.h>

#include "gvt-secret.h"
#include "gvt-voter-table-private.h"

#define MAX_ROW_WORDS 16
#define ROW_WORDS     3 /* of most names */
#define FIRST_BITS    12
#define NOT_ASCII     G_MAXUINT

/* --- words of a name --- */

static gboolean
is_separator (char c)
{
  return c == ' ' || c == '.' || c == '-' || c == '/' || c == '\t' || c == '\n';
}

/* As gvt_name_parts_read() cuts them. Returns: where the next word may begin */
static const char *
read_word (const char *at, GvtIndexKey *key, guint *length)
{
  guint n = 0;

  *key = (GvtIndexKey){ 0 };
  for (; *at != '\0' && *at != ','; at++)
    if (g_ascii_isalpha (*at) && n < GVT_NAME_MAX_WORD)
      key->text[n++] = *at | 0x20;
    else if (is_separator (*at) && n > 0)
      break;
    else if ((guchar) *at >= 0x80)
      {
        *length = NOT_ASCII;
        return at;
      }
  *length = n;
  return at;
}

/* --- each word once --- */

static inline gboolean
is_same (const GvtIndexKey *a, const GvtIndexKey *b)
{
  return a->part[0] == b->part[0] && a->part[1] == b->part[1] && a->part[2] == b->part[2]
         && a->part[3] == b->part[3];
}

static void
grow (GvtNameReader *self)
{
  GvtIndexKey *keys = self->keys;
  guint32 *slots;
  guint mask;

  self->slot_bits++;
  mask = (1u << self->slot_bits) - 1;
  slots = self->slots = gvt_arena_new_array (self->arena, guint32, mask + 1);
  self->keys = gvt_arena_new_array (self->arena, GvtIndexKey, (mask + 1) / 2);
  if (keys != NULL)
    memcpy (self->keys, keys, self->n_words * sizeof *keys);
  for (guint i = 0; i < self->n_words; i++)
    {
      guint slot = (guint) (gvt_index_key_hash (self->factor, &self->keys[i])
                            >> (64 - self->slot_bits));

      while (slots[slot] != 0)
        slot = (slot + 1) & mask;
      slots[slot] = i + 1;
    }
}

guint32
gvt_name_reader_intern (GvtNameReader *self, const GvtIndexKey *key)
{
  guint mask = (1u << self->slot_bits) - 1;
  guint slot = (guint) (gvt_index_key_hash (self->factor, key) >> (64 - self->slot_bits));

  for (; self->slots[slot] != 0; slot = (slot + 1) & mask)
    if (is_same (&self->keys[self->slots[slot] - 1], key))
      return self->slots[slot] - 1;

  self->keys[self->n_words] = *key;
  self->slots[slot] = ++self->n_words;
  if (self->n_words == (mask + 1) / 2)
    grow (self);
  return self->n_words - 1;
}

static guint
read_name (GvtNameReader *self, const char *name)
{
  GvtIndexKey key;
  guint n = 0;

  while (n < MAX_ROW_WORDS)
    {
      guint length;

      name = read_word (name, &key, &length);
      if (length == NOT_ASCII)
        return NOT_ASCII;
      if (length > 0)
        {
          guint32 word = gvt_name_reader_intern (self, &key);

          g_array_append_val (self->sequence, word);
          n++;
        }
      if (*name == '\0' || *name == ',')
        break;
    }
  return n;
}

static guint
read_foreign_name (GvtNameReader *self, const char *name)
{
  char *valid = g_utf8_make_valid (name, -1);
  char *ascii = g_str_to_ascii (valid, "C");
  guint n = read_name (self, ascii);

  gvt_wipe_free (valid);
  gvt_wipe_free (ascii);
  return n;
}

static void
read_table (GvtNameReader *self, const GvtVoterTable *table)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const char *name = gvt_voter_table_get_name (table, i);
      guint before = self->sequence->len;
      guint n = read_name (self, name);
      guint8 size;

      if (n == NOT_ASCII)
        {
          g_array_set_size (self->sequence, before);
          n = read_foreign_name (self, name);
        }
      size = (guint8) n;
      g_byte_array_append (self->sizes, &size, 1);
    }
}

void
gvt_name_reader_init (GvtNameReader *self, guint64 factor)
{
  *self = (GvtNameReader){ .arena = gvt_arena_new (), .factor = factor, .slot_bits = FIRST_BITS };
  grow (self);
}

void
gvt_name_reader_read (GvtNameReader *self, const GvtTableSet *set, guint first, guint end)
{
  guint n_rows = set->first[end] - set->first[first];

  self->sequence = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows * ROW_WORDS);
  self->sizes = g_byte_array_sized_new (n_rows);
  for (guint i = first; i < end; i++)
    read_table (self, set->tables[i]);
}

void
gvt_name_reader_clear (GvtNameReader *self)
{
  gvt_arena_free (self->arena);
  g_array_unref (self->sequence);
  g_byte_array_unref (self->sizes);
}
