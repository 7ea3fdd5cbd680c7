//! The answer to a streaming call lasts until its last message: only then is the call counted and its span ended.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::HeaderMap;
use http_body::{Frame, SizeHint};
use tonic::body::Body;

use crate::metrics::Ongoing;
use crate::telemetry::RpcSpan;

/// A body that says when it is over. Dropped before, its call was cancelled.
pub(super) struct Lasting {
    inner: Body,
    call: Option<(Ongoing, RpcSpan)>,
}

impl Lasting {
    pub(super) fn new(inner: Body, ongoing: Ongoing, traced: RpcSpan) -> Self {
        Self { inner, call: Some((ongoing, traced)) }
    }

    fn ended(&mut self, trailers: &HeaderMap) {
        if let Some((ongoing, traced)) = self.call.take() {
            traced.answered(ongoing.answered(trailers));
        }
    }
}

impl http_body::Body for Lasting {
    type Data = Bytes;
    type Error = <Body as http_body::Body>::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let frame = ready!(Pin::new(&mut self.inner).poll_frame(cx));
        if let Some(trailers) = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.trailers_ref()) {
            self.ended(&trailers.clone());
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::sync::Arc;

    use api::contract::METHODS;
    use http::HeaderValue;
    use http_body::Body as _;

    use super::*;
    use crate::metrics::Calls;

    /// Frames, one after the other.
    struct Frames(VecDeque<Frame<Bytes>>);

    impl http_body::Body for Frames {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
            Poll::Ready(self.0.pop_front().map(Ok))
        }
    }

    fn answer(calls: &Arc<Calls>) -> Lasting {
        let mut trailers = HeaderMap::new();
        trailers.insert("grpc-status", HeaderValue::from_static("8"));
        trailers.insert("grpc-message", HeaderValue::from_static("SLOW_CONSUMER: read faster"));
        let frames = [Frame::data(Bytes::from_static(b"one")), Frame::trailers(trailers)];
        let span = RpcSpan::begin(&METHODS[0], &HeaderMap::new(), "reference");
        Lasting::new(Body::new(Frames(frames.into())), calls.begin(&METHODS[0]), span)
    }

    fn next(body: &mut Lasting) {
        let polled = Pin::new(body).poll_frame(&mut Context::from_waker(std::task::Waker::noop()));
        assert!(matches!(polled, Poll::Ready(Some(Ok(_)))), "{polled:?}");
    }

    #[test]
    fn a_stream_is_counted_by_its_trailers_and_not_before() {
        let calls = Arc::new(Calls::default());
        let mut body = answer(&calls);
        next(&mut body);
        assert_eq!(calls.ended_with("RESOURCE_EXHAUSTED"), 0);
        next(&mut body);
        drop(body);
        assert_eq!((calls.ended_with("RESOURCE_EXHAUSTED"), calls.ended_with("CANCELLED")), (1, 0));
    }

    #[test]
    fn a_stream_that_nobody_reads_to_its_end_was_cancelled() {
        let calls = Arc::new(Calls::default());
        let mut body = answer(&calls);
        next(&mut body);
        drop(body);
        assert_eq!((calls.ended_with("RESOURCE_EXHAUSTED"), calls.ended_with("CANCELLED")), (0, 1));
    }
}
