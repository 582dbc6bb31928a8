/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-event-columns-private.h"

#include <string.h>

#include "gvt-event-private.h"

/* A UUIDv7 begins with 48 bits of milliseconds, which the times nearly tell already. */
#define ID_TIME_SIZE 6
#define ID_TAIL_SIZE (sizeof (GvtId) - ID_TIME_SIZE)

/* What stands in the column of personal parts. */
enum
{
  PERSONAL_NONE,
  PERSONAL_PRESENT,
  PERSONAL_HASH_ONLY, /* erased, or it may not travel */
};

static GvtEvent *
event_at (GPtrArray *events, guint index)
{
  return g_ptr_array_index (events, index);
}

/* Times: differences from the one before. Unsigned, because foreign differences may wrap. */
static void
put_times (GByteArray *out, const GvtEventColumnSource *source)
{
  guint64 before = 0;

  for (guint i = 0; i < source->events->len; i++)
    {
      guint64 at = (guint64) event_at (source->events, i)->header.at_us;

      gvt_put_signed (out, (gint64) (at - before));
      before = at;
    }
}

static void
get_times (GvtReader *in, GPtrArray *events)
{
  guint64 before = 0;

  for (guint i = 0; i < events->len; i++)
    {
      before += (guint64) gvt_reader_signed (in);
      event_at (events, i)->header.at_us = (gint64) before;
    }
}

static gint64
read_id_time (const GvtId *id)
{
  gint64 milliseconds = 0;

  for (guint i = 0; i < ID_TIME_SIZE; i++)
    milliseconds = milliseconds << 8 | id->bytes[i];

  return milliseconds;
}

/* Ids: how far their time is from the event's, then the random tails, which nothing packs. */
static void
put_ids (GByteArray *out, const GvtEventColumnSource *source)
{
  for (guint i = 0; i < source->events->len; i++)
    {
      const GvtEventHeader *header = &event_at (source->events, i)->header;

      gvt_put_signed (out, read_id_time (&header->id) - header->at_us / 1000);
    }

  for (guint i = 0; i < source->events->len; i++)
    gvt_put_data (out, event_at (source->events, i)->header.id.bytes + ID_TIME_SIZE, ID_TAIL_SIZE);
}

static void
get_ids (GvtReader *in, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      GvtEventHeader *header = &event_at (events, i)->header;
      guint64 milliseconds = (guint64) (header->at_us / 1000) + (guint64) gvt_reader_signed (in);

      if (milliseconds >> (8 * ID_TIME_SIZE) != 0)
        in->failed = TRUE;
      for (guint k = 0; k < ID_TIME_SIZE; k++)
        header->id.bytes[k] = (guint8) (milliseconds >> (8 * (ID_TIME_SIZE - 1 - k)));
    }

  for (guint i = 0; i < events->len; i++)
    gvt_reader_copy (in, event_at (events, i)->header.id.bytes + ID_TIME_SIZE, ID_TAIL_SIZE);
}

/* Codes that repeat: each different text once, then its number for each event. */
static void
put_dictionary (GByteArray *out, GPtrArray *events, gsize field)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      char *text = G_STRUCT_MEMBER (char *, &event_at (events, i)->header, field);
      gpointer number = NULL;

      if (!g_hash_table_lookup_extended (numbers, text, NULL, &number))
        {
          number = GUINT_TO_POINTER (texts->len);
          g_hash_table_insert (numbers, text, number);
          g_ptr_array_add (texts, text);
        }
      gvt_put_varint (rows, GPOINTER_TO_UINT (number));
    }

  gvt_put_varint (out, texts->len);
  for (guint i = 0; i < texts->len; i++)
    gvt_put_text (out, g_ptr_array_index (texts, i));
  gvt_put_data (out, rows->data, rows->len);
}

/* Returns: (transfer full) (nullable): at most @n texts, each of at most @max characters, because
 * one text may be copied to all events */
static GPtrArray *
read_texts (GvtReader *in, guint n, gsize max)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint64 n_texts = gvt_reader_varint (in);

  if (n_texts == 0 || n_texts > n)
    return NULL;

  for (guint64 i = 0; i < n_texts; i++)
    {
      g_autofree char *text = gvt_reader_text (in);

      if (!gvt_event_text_is_code (text, max))
        return NULL;
      g_ptr_array_add (texts, g_steal_pointer (&text));
    }

  return g_steal_pointer (&texts);
}

static void
get_dictionary (GvtReader *in, GPtrArray *events, gsize field, gsize max)
{
  g_autoptr (GPtrArray) texts = read_texts (in, events->len, max);

  if (texts == NULL)
    in->failed = TRUE;

  for (guint i = 0; i < events->len && !in->failed; i++)
    {
      guint64 number = gvt_reader_varint (in);

      if (number >= texts->len)
        in->failed = TRUE;
      else
        G_STRUCT_MEMBER (char *, &event_at (events, i)->header,
                         field) = g_strdup (g_ptr_array_index (texts, number));
    }
}

static void
put_kinds (GByteArray *out, const GvtEventColumnSource *source)
{
  put_dictionary (out, source->events, G_STRUCT_OFFSET (GvtEventHeader, kind));
}

static void
get_kinds (GvtReader *in, GPtrArray *events)
{
  get_dictionary (in, events, G_STRUCT_OFFSET (GvtEventHeader, kind), GVT_EVENT_MAX_KIND);
}

static void
put_actors (GByteArray *out, const GvtEventColumnSource *source)
{
  put_dictionary (out, source->events, G_STRUCT_OFFSET (GvtEventHeader, actor));
}

static void
get_actors (GvtReader *in, GPtrArray *events)
{
  get_dictionary (in, events, G_STRUCT_OFFSET (GvtEventHeader, actor), GVT_EVENT_MAX_ACTOR);
}

static void
put_places (GByteArray *out, const GvtEventColumnSource *source)
{
  put_dictionary (out, source->events, G_STRUCT_OFFSET (GvtEventHeader, place));
}

static void
get_places (GvtReader *in, GPtrArray *events)
{
  get_dictionary (in, events, G_STRUCT_OFFSET (GvtEventHeader, place), GVT_EVENT_MAX_PLACE);
}

static void
put_scopes (GByteArray *out, const GvtEventColumnSource *source)
{
  put_dictionary (out, source->events, G_STRUCT_OFFSET (GvtEventHeader, scope));
}

static void
get_scopes (GvtReader *in, GPtrArray *events)
{
  get_dictionary (in, events, G_STRUCT_OFFSET (GvtEventHeader, scope), GVT_EVENT_MAX_SCOPE);
}

static void
put_subjects (GByteArray *out, const GvtEventColumnSource *source)
{
  for (guint i = 0; i < source->events->len; i++)
    gvt_put_u8 (out, event_at (source->events, i)->header.subject_length);

  for (guint i = 0; i < source->events->len; i++)
    {
      const GvtEventHeader *header = &event_at (source->events, i)->header;

      gvt_put_data (out, header->subject, header->subject_length);
    }
}

static void
get_subjects (GvtReader *in, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      GvtEventHeader *header = &event_at (events, i)->header;

      header->subject_length = gvt_reader_u8 (in);
      if (header->subject_length > GVT_EVENT_MAX_SUBJECT)
        {
          header->subject_length = 0;
          in->failed = TRUE;
        }
    }

  for (guint i = 0; i < events->len; i++)
    {
      GvtEventHeader *header = &event_at (events, i)->header;

      gvt_reader_copy (in, header->subject, header->subject_length);
    }
}

static void
put_clocks (GByteArray *out, const GvtEventColumnSource *source)
{
  for (guint i = 0; i < source->events->len; i++)
    gvt_put_u8 (out, (guint8) event_at (source->events, i)->header.clock);
}

static void
get_clocks (GvtReader *in, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    event_at (events, i)->header.clock = gvt_reader_u8 (in);
}

static void
put_was (GByteArray *out, const GvtEventColumnSource *source)
{
  for (guint i = 0; i < source->events->len; i++)
    {
      const GvtEventHeader *header = &event_at (source->events, i)->header;

      gvt_put_u8 (out, header->has_was ? 1 : 0);
      if (!header->has_was)
        continue;
      gvt_put_u32 (out, header->was_incarnation);
      gvt_put_u64 (out, header->was_seq);
    }
}

static void
get_was (GvtReader *in, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      GvtEventHeader *header = &event_at (events, i)->header;
      guint8 has_was = gvt_reader_u8 (in);

      if (has_was > 1)
        in->failed = TRUE;
      header->has_was = has_was == 1;
      if (!header->has_was)
        continue;
      header->was_incarnation = gvt_reader_u32 (in);
      header->was_seq = gvt_reader_u64 (in);
    }
}

static void
put_bytes (GByteArray *out, GBytes *bytes)
{
  gsize length = 0;
  const void *data = g_bytes_get_data (bytes, &length);

  gvt_put_data (out, data, length);
}

/* Returns: (transfer full) (nullable): %NULL marks @in as failed */
static GBytes *
read_bytes (GvtReader *in, gsize length, gsize max)
{
  const guint8 *data = length > 0 && length <= max ? gvt_reader_data (in, length) : NULL;

  if (data == NULL)
    {
      in->failed = TRUE;
      return NULL;
    }

  return g_bytes_new (data, length);
}

/* Lengths and content apart: each packs better among its own. */
static void
put_bodies (GByteArray *out, const GvtEventColumnSource *source)
{
  for (guint i = 0; i < source->events->len; i++)
    gvt_put_varint (out, g_bytes_get_size (event_at (source->events, i)->body));
  for (guint i = 0; i < source->events->len; i++)
    put_bytes (out, event_at (source->events, i)->body);
}

static void
get_bodies (GvtReader *in, GPtrArray *events)
{
  g_autofree guint64 *lengths = g_new (guint64, events->len);

  for (guint i = 0; i < events->len; i++)
    lengths[i] = gvt_reader_varint (in);
  for (guint i = 0; i < events->len && !in->failed; i++)
    event_at (events, i)->body = read_bytes (in, lengths[i], GVT_EVENT_MAX_BODY);
}

static guint8
choose_personal (const GvtEvent *event, const GvtEventColumnSource *source)
{
  if (!event->has_personal_hash)
    return PERSONAL_NONE;
  if (event->personal == NULL)
    return PERSONAL_HASH_ONLY;
  if (source->keep_personal != NULL && !source->keep_personal (event, source->user_data))
    return PERSONAL_HASH_ONLY;

  return PERSONAL_PRESENT;
}

static void
put_personal (GByteArray *out, const GvtEventColumnSource *source)
{
  g_autofree guint8 *states = g_new (guint8, source->events->len);

  for (guint i = 0; i < source->events->len; i++)
    {
      states[i] = choose_personal (event_at (source->events, i), source);
      gvt_put_u8 (out, states[i]);
    }

  for (guint i = 0; i < source->events->len; i++)
    {
      const GvtEvent *event = event_at (source->events, i);

      if (states[i] == PERSONAL_HASH_ONLY)
        gvt_put_data (out, event->personal_hash.bytes, sizeof event->personal_hash.bytes);
      if (states[i] != PERSONAL_PRESENT)
        continue;
      gvt_put_varint (out, g_bytes_get_size (event->personal));
      gvt_put_data (out, event->salt, GVT_EVENT_SALT_SIZE);
      put_bytes (out, event->personal);
    }
}

static void
get_personal_hash (GvtReader *in, GvtEvent *event)
{
  static const GvtHash zeros = { 0 };

  gvt_reader_copy (in, event->personal_hash.bytes, sizeof event->personal_hash.bytes);
  event->has_personal_hash = TRUE;
  /* Zeros stand for "no part" in the event's hash, so they may not also stand for one. */
  if (gvt_hash_equal (&event->personal_hash, &zeros))
    in->failed = TRUE;
}

static void
get_personal_part (GvtReader *in, GvtEvent *event)
{
  guint64 length = gvt_reader_varint (in);

  gvt_reader_copy (in, event->salt, GVT_EVENT_SALT_SIZE);
  event->personal = read_bytes (in, length, GVT_EVENT_MAX_PERSONAL);
  if (event->personal == NULL)
    return;

  gvt_event_hash_personal (event, &event->personal_hash);
  event->has_personal_hash = TRUE;
}

static void
get_personal (GvtReader *in, GPtrArray *events)
{
  const guint8 *states = gvt_reader_data (in, events->len);

  for (guint i = 0; i < events->len && states != NULL && !in->failed; i++)
    {
      if (states[i] == PERSONAL_HASH_ONLY)
        get_personal_hash (in, event_at (events, i));
      else if (states[i] == PERSONAL_PRESENT)
        get_personal_part (in, event_at (events, i));
      else if (states[i] != PERSONAL_NONE)
        in->failed = TRUE;
    }
}

const GvtEventColumn gvt_event_columns[GVT_EVENT_N_COLUMNS] = {
  { "times", put_times, get_times },
  { "ids", put_ids, get_ids }, /* needs the times */
  { "kinds", put_kinds, get_kinds },
  { "subjects", put_subjects, get_subjects },
  { "actors", put_actors, get_actors },
  { "places", put_places, get_places },
  { "scopes", put_scopes, get_scopes },
  { "clocks", put_clocks, get_clocks },
  { "was", put_was, get_was },
  { "bodies", put_bodies, get_bodies },
  { "personal parts", put_personal, get_personal },
};
