/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-reader.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-recording.h"
#include "gvt-speech.h"
#include "gvt-work.h"

/* No voice speaks the regional languages; their transcripts are near enough to be read in this. */
#define VOICE "id"

struct _GvtReader
{
  GObject parent_instance;

  GvtScript *script; /* (nullable): while something is read */
  guint next;        /* part of it */
  GCancellable *cancellable;
  GtkMediaStream *sound; /* (nullable): the recording that plays */
};

enum
{
  PROP_0,
  PROP_IS_READING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint trouble_signal;

G_DEFINE_FINAL_TYPE (GvtReader, gvt_reader, G_TYPE_OBJECT)

static void read_next (GvtReader *self);

static const GvtScriptPart *
present_part (GvtReader *self)
{
  return g_ptr_array_index (self->script->parts, self->next);
}

static void
tell_trouble (GvtReader *self, const char *text)
{
  g_signal_emit (self, trouble_signal, 0, text);
}

/* --- words --- */

static gpointer
say_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  gvt_speech_say (input, VOICE, cancellable, error);
  return NULL;
}

static void
on_said (gpointer owner, gpointer result, const GError *error)
{
  GvtReader *self = owner;

  if (error == NULL)
    {
      self->next++;
      read_next (self);
      return;
    }
  gvt_reader_stop (self);
  tell_trouble (self, g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND)
                          ? _ ("Nothing can be read aloud: speech-dispatcher with espeak-ng is not "
                               "installed on this laptop.")
                          : _ ("Nothing can be read aloud now: speech-dispatcher does not answer. "
                               "Try once more; if it stays so, start the laptop again."));
}

static void
say (GvtReader *self, const char *words)
{
  GvtWork work = { say_in_worker, g_strdup (words), g_free, NULL, on_said };

  gvt_work_run (self, self->cancellable, &work);
}

/* --- a recording --- */

static void
drop_sound (GvtReader *self)
{
  if (self->sound == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->sound, self);
  gtk_media_stream_pause (self->sound);
  g_clear_object (&self->sound);
}

/* So that nobody misses what it says: the transcript is read in its place, and can be read. */
static void
say_instead (GvtReader *self)
{
  const char *transcript = present_part (self)->words;
  g_autofree char *text = g_strdup_printf (
      _ ("The recording cannot be played on this laptop (a part of GStreamer is missing). It "
         "says: %s"),
      transcript);

  drop_sound (self);
  tell_trouble (self, text);
  say (self, transcript);
}

static void
on_sound_ended (GvtReader *self)
{
  if (!gtk_media_stream_get_ended (self->sound))
    return;
  drop_sound (self);
  self->next++;
  read_next (self);
}

static void
on_sound_failed (GvtReader *self)
{
  g_info ("A recording: %s", gtk_media_stream_get_error (self->sound)->message);
  say_instead (self);
}

static void
on_recording_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtReader *self = owner;

  if (error != NULL)
    {
      g_warning ("A recording: %s", error->message);
      say_instead (self);
      return;
    }
  self->sound = gvt_recording_stream (result);
  if (gtk_media_stream_get_error (self->sound) != NULL) /* there is nothing that plays at all */
    {
      on_sound_failed (self);
      return;
    }
  g_signal_connect_swapped (self->sound, "notify::ended", G_CALLBACK (on_sound_ended), self);
  g_signal_connect_swapped (self->sound, "notify::error", G_CALLBACK (on_sound_failed), self);
  gtk_media_stream_play (self->sound);
}

static void
play (GvtReader *self, const GvtScriptPart *part)
{
  GvtWork work = gvt_recording_load (part->module, part->file, on_recording_loaded);

  gvt_work_run (self, self->cancellable, &work);
}

static void
read_next (GvtReader *self)
{
  if (self->next == self->script->parts->len)
    gvt_reader_stop (self);
  else if (present_part (self)->module != NULL)
    play (self, present_part (self));
  else
    say (self, present_part (self)->words);
}

/* --- the object --- */

static void
gvt_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_READING:
      g_value_set_boolean (value, gvt_reader_is_reading (GVT_READER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_reader_dispose (GObject *object)
{
  gvt_reader_stop (GVT_READER (object));
  G_OBJECT_CLASS (gvt_reader_parent_class)->dispose (object);
}

static void
gvt_reader_class_init (GvtReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gvt_reader_dispose;
  object_class->get_property = gvt_reader_get_property;
  properties[PROP_IS_READING] = g_param_spec_boolean ("is-reading", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  trouble_signal = g_signal_new ("trouble", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gvt_reader_init (GvtReader *self)
{
}

GvtReader *
gvt_reader_new (void)
{
  return g_object_new (GVT_TYPE_READER, NULL);
}

void
gvt_reader_read (GvtReader *self, GvtScript *script)
{
  g_return_if_fail (GVT_IS_READER (self));

  gvt_reader_stop (self);
  self->script = script;
  self->next = 0;
  self->cancellable = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_READING]);
  read_next (self);
}

void
gvt_reader_stop (GvtReader *self)
{
  g_return_if_fail (GVT_IS_READER (self));

  if (self->script == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_sound (self);
  g_clear_pointer (&self->script, gvt_script_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_READING]);
}

gboolean
gvt_reader_is_reading (GvtReader *self)
{
  g_return_val_if_fail (GVT_IS_READER (self), FALSE);
  return self->script != NULL;
}
