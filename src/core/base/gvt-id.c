/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-id.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-hash.h"

#define VERSION_7  0x70
#define VARIANT    0x80
#define OWNER_SIZE 4 /* bytes at the end of an owned id */

/* What this process made last, so that the next of the same millisecond can sort after it. */
G_LOCK_DEFINE_STATIC (last);
static guint64 last_ms = G_MAXUINT64;
static guint16 last_high; /* 12 bits, rand_a */
static guint64 last_low;  /* 62 bits, rand_b */

#define HIGH_BITS G_GUINT64_CONSTANT (0x7ff) /* the top bit starts clear: room to count */
#define LOW_BITS  ((G_GUINT64_CONSTANT (1) << 62) - 1)

static void
draw (void)
{
  randombytes_buf (&last_high, sizeof last_high);
  randombytes_buf (&last_low, sizeof last_low);
  last_high &= HIGH_BITS;
  last_low &= LOW_BITS;
}

/* A random step keeps the next one hard to guess. It counts above the last 32 bits, where an owner
 * may stand; some four million of them fit into one millisecond. */
static void
step (void)
{
  last_low += (guint64) (1 + randombytes_uniform (1 << 20)) << 32;
  last_low = (last_low & ~G_GUINT64_CONSTANT (0xffffffff)) | randombytes_random ();
  if (last_low > LOW_BITS)
    last_high++;
  last_low &= LOW_BITS;
}

void
gvt_id_new (GvtClock *clock, GvtId *id)
{
  guint64 ms = MAX (gvt_clock_now_us (clock), 0) / 1000;

  G_LOCK (last);

  if (ms == last_ms)
    step ();
  else
    draw ();
  last_ms = ms;

  for (int i = 0; i < 6; i++)
    id->bytes[i] = ms >> (40 - 8 * i);
  id->bytes[6] = VERSION_7 | (last_high >> 8 & 0x0f);
  id->bytes[7] = last_high;
  id->bytes[8] = VARIANT | last_low >> 56;
  for (int i = 9; i < 16; i++)
    id->bytes[i] = last_low >> (8 * (15 - i));

  G_UNLOCK (last);
}

void
gvt_id_new_owned (GvtClock *clock, const GvtId *owner, GvtId *id)
{
  gsize start = sizeof id->bytes - OWNER_SIZE;

  gvt_id_new (clock, id);
  memcpy (id->bytes + start, owner->bytes + start, OWNER_SIZE);
}

gboolean
gvt_id_is_owned (const GvtId *id, const GvtId *owner)
{
  gsize start = sizeof id->bytes - OWNER_SIZE;

  return memcmp (id->bytes + start, owner->bytes + start, OWNER_SIZE) == 0;
}

static gboolean
hyphen_follows (guint byte)
{
  return byte == 3 || byte == 5 || byte == 7 || byte == 9;
}

char *
gvt_id_to_text (const GvtId *id)
{
  GString *text = g_string_sized_new (36);

  for (guint i = 0; i < sizeof id->bytes; i++)
    g_string_append_printf (text, "%02x%s", id->bytes[i], hyphen_follows (i) ? "-" : "");

  return g_string_free (text, FALSE);
}

gboolean
gvt_id_from_text (const char *text, GvtId *id, GError **error)
{
  char digits[33] = { 0 };
  gboolean is_good = strlen (text) == 36;

  for (guint i = 0, n = 0; is_good && i < 36; i++)
    {
      gboolean wants_hyphen = i == 8 || i == 13 || i == 18 || i == 23;

      is_good = (text[i] == '-') == wants_hyphen;
      if (is_good && !wants_hyphen)
        digits[n++] = text[i];
    }

  if (is_good && gvt_unhex (digits, id->bytes, sizeof id->bytes, NULL))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("this is not an id"));
  return FALSE;
}

gboolean
gvt_id_equal (const GvtId *a, const GvtId *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

guint
gvt_id_hash (gconstpointer id)
{
  guint hash;

  memcpy (&hash, ((const GvtId *) id)->bytes + sizeof (GvtId) / 2, sizeof hash); /* random bits */
  return hash;
}

gboolean
gvt_id_is_same (gconstpointer a, gconstpointer b)
{
  return gvt_id_equal (a, b);
}

gboolean
gvt_id_is_zero (const GvtId *id)
{
  return sodium_is_zero (id->bytes, sizeof id->bytes) == 1;
}
