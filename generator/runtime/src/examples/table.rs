//! The tables of generated `examples.rs` files.

/// The functions of a service that answers with examples, by the inputs and callers of its trait.
///
/// `service!(list_tools(ListTools, Caller), …)`
#[doc(hidden)]
#[macro_export]
macro_rules! __service {
    ($($method:ident($input:ident, $caller:ty)),*) => {
        $(
            async fn $method(
                &self,
                request: $input,
                _: $crate::server::Context<$caller>,
            ) -> Result<
                <$input as $crate::operation::Request>::Answer,
                $crate::server::Failure<<$input as $crate::operation::Request>::Error>,
            > {
                $crate::examples::respond(&self.responder, request).await
            }
        )*
    };
}

/// The calls of a client, by documented id and the media type that is wanted.
///
/// `invoke!(client, operation, media_type, input; ("listTools", _) => list_tools(ListTools), …)`;
/// behind `as` stands the variant for a call that takes one of several answers.
#[doc(hidden)]
#[macro_export]
macro_rules! __invoke {
    (
        $client:ident, $operation:ident, $media_type:ident, $input:ident;
        $($pattern:pat => $method:ident($request:ident $(as $answer:path)?)),*
    ) => {{
        type Called<'c> = $crate::server::BoxFuture<
            'c,
            Result<$crate::examples::Answer, $crate::examples::BoxError>,
        >;
        let called: Called<'_> = match ($operation, $media_type) {
            $($pattern => {
                let request = $crate::examples::request::<$request>($input)?;
                let answer = $crate::__first!($(($answer))? (std::convert::identity));
                Box::pin($crate::examples::outcome::<$request, _>(
                    $client.$method(request), answer,
                ))
            })*
            _ => return Err($crate::examples::unknown_operation($operation)),
        };
        called.await
    }};
}

/// The calls of the modules that are compiled: each has `OPERATIONS`, the ids of its own, and
/// `invoke`. Returns from the function around it where one of them has the operation.
///
/// `dispatch!(client, operation, media_type, input; #[cfg(feature = "pets")] super::pets::examples, …)`
#[doc(hidden)]
#[macro_export]
macro_rules! __dispatch {
    (
        $client:ident, $operation:ident, $media_type:ident, $input:ident;
        $($(#[$gate:meta])* $($module:ident)::+),*
    ) => {
        $(
            $(#[$gate])*
            if $($module)::+::OPERATIONS.contains(&$operation) {
                return $($module)::+::invoke($client, $operation, $media_type, $input).await;
            }
        )*
        // Without any of them nothing is asked.
        let _ = ($client, $media_type, $input);
    };
}
