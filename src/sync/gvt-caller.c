/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-caller.h"

#include "gvt-error.h"

#define MAX_CHALLENGE_ANSWER 1024

struct _GvtCaller
{
  GvtTransport *transport;
  GvtId device;
  guint32 incarnation;
  GvtSecret *device_key;
  gboolean has_challenge;
  GvtChallenge challenge;
};

GvtCaller *
gvt_caller_new (GvtTransport *transport,
                const GvtId *device,
                guint32 incarnation,
                GvtSecret *device_key)
{
  GvtCaller *self = g_new0 (GvtCaller, 1);

  self->transport = g_object_ref (transport);
  self->device = *device;
  self->incarnation = incarnation;
  self->device_key = gvt_secret_ref (device_key);
  return self;
}

void
gvt_caller_free (GvtCaller *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->transport);
  gvt_secret_unref (self->device_key);
  g_free (self);
}

gboolean
gvt_caller_prepare (GvtCaller *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) answer = NULL;

  if (self->has_challenge)
    return TRUE;

  answer = gvt_transport_call (self->transport, "challenge", nothing, MAX_CHALLENGE_ANSWER,
                               cancellable, error);
  self->has_challenge = answer != NULL && gvt_challenge_read (answer, &self->challenge, error);
  return self->has_challenge;
}

static GBytes *
call_once (GvtCaller *self,
           const char *type,
           GBytes *payload,
           gsize max_answer,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GBytes) envelope = NULL;

  if (!gvt_caller_prepare (self, cancellable, error))
    return NULL;

  envelope = gvt_envelope_write (type, &self->device, self->incarnation, &self->challenge, payload,
                                 self->device_key, error);
  if (envelope == NULL)
    return NULL;

  return gvt_transport_call (self->transport, type, envelope, max_answer, cancellable, error);
}

GBytes *
gvt_caller_call (GvtCaller *self,
                 const char *type,
                 GBytes *payload,
                 gsize max_answer,
                 GCancellable *cancellable,
                 GError **error)
{
  gboolean had_challenge = self->has_challenge;
  g_autoptr (GError) local = NULL;
  GBytes *answer = call_once (self, type, payload, max_answer, cancellable, &local);

  /* An old challenge is no refusal of what we ask; a fresh one that has expired is. */
  if (answer == NULL && had_challenge && g_error_matches (local, GVT_ERROR, GVT_ERROR_EXPIRED))
    {
      self->has_challenge = FALSE;
      return call_once (self, type, payload, max_answer, cancellable, error);
    }
  if (answer == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return answer;
}

gboolean
gvt_caller_is_not_offered (const GError *error)
{
  return g_error_matches (error, GVT_ERROR, GVT_ERROR_REFUSED)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}
